using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>Collects sessions, then puts them in the order of time and their products in the order of ids.</summary>
internal sealed class SessionIndexBuilder
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private readonly SessionIndexOptions options;
    private readonly Dictionary<long, int> numbers = [];
    private readonly Segments<int> items = new();
    private readonly Segments<int> lengths = new();
    private readonly Segments<int> times = new();

    private SessionIndexBuilder(SessionIndexOptions options) => this.options = options;

    internal static SessionIndex Build(ShopSession session, SessionIndexOptions options)
    {
        var builder = new SessionIndexBuilder(options);
        SessionReader.Read(session, options.From, options.AsOf, options.EventsPerSession, builder.Add);
        return builder.Index();
    }

    private void Add(long user, long session, ReadOnlySpan<long> products, long time)
    {
        if (products.Length == 1)
        {
            _ = NumberOf(products[0]);
            return;
        }

        var target = items.Next(products.Length);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = NumberOf(products[i]);
        }

        lengths.Next(1)[0] = products.Length;
        times.Next(1)[0] = checked((int)Math.DivRem(time, MicrosecondsPerSecond).Quotient);
    }

    private int NumberOf(long product)
    {
        if (!numbers.TryGetValue(product, out var number))
        {
            number = numbers.Count;
            numbers.Add(product, number);
        }

        return number;
    }

    private SessionIndex Index()
    {
        var products = new long[numbers.Count];
        var places = new int[numbers.Count];
        foreach (var (product, number) in numbers)
        {
            (products[number], places[number]) = (product, number);
        }

        Array.Sort(products, places);
        var renumbered = new int[places.Length];
        for (var place = 0; place < places.Length; place++)
        {
            renumbered[places[place]] = place;
        }

        var givenTimes = times.Join();
        var order = OrderOf(givenTimes);
        var givenStarts = StartsOf(lengths.Join());
        var givenItems = items.Join();
        var sortedTimes = new int[order.Length];
        var starts = new int[order.Length + 1];
        var sortedItems = new int[givenItems.Length];
        for (var session = 0; session < order.Length; session++)
        {
            var from = givenStarts[order[session]];
            var length = givenStarts[order[session] + 1] - from;
            sortedTimes[session] = givenTimes[order[session]];
            starts[session + 1] = starts[session] + length;
            for (var i = 0; i < length; i++)
            {
                sortedItems[starts[session] + i] = renumbered[givenItems[from + i]];
            }
        }

        return new SessionIndex(options, products, starts, sortedItems, sortedTimes);
    }

    // By time, and in the order given where times are equal.
    private static int[] OrderOf(int[] times)
    {
        var keys = new long[times.Length];
        for (var session = 0; session < keys.Length; session++)
        {
            keys[session] = ((long)times[session] << 32) | (uint)session;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => unchecked((int)key));
    }

    private static int[] StartsOf(int[] lengths)
    {
        var starts = new int[lengths.Length + 1];
        for (var session = 0; session < lengths.Length; session++)
        {
            starts[session + 1] = starts[session] + lengths[session];
        }

        return starts;
    }
}
