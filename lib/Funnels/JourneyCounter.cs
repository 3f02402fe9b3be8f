namespace EcommerceNotebooks.Funnels;

/// <summary>Follows one user after the other, or each user's products, and counts the attempts.</summary>
/// <param name="options">The funnel.</param>
/// <param name="stepsOfTypes">The bits of the steps that events of each type are.</param>
/// <param name="users">The users that count; null for all.</param>
internal sealed class JourneyCounter(FunnelOptions options, byte[] stepsOfTypes, HashSet<long>? users)
{
    private const int FirstStep = 1;

    private readonly RunFollower follower = new(
        options.Steps.Length,
        FunnelScripts.Microseconds(options.EffectiveWindow)
    );

    private readonly AttemptCounts attempts = new(options.Steps.Length);
    private readonly ProductSteps products = new();
    private UnitEvent[] events = [];
    private (long Product, UnitEvent Event)[] followed = [];

    /// <summary>The attempts counted so far.</summary>
    internal AttemptCounts Attempts => attempts;

    /// <summary>Whether all users of each batch came in the order of their ids so far.</summary>
    internal bool IsInOrder { get; private set; } = true;

    /// <summary>Counts the attempts of a batch's users.</summary>
    internal void Count(JourneyBatch batch)
    {
        var ids = batch.Users;
        for (var start = 0; start < ids.Length && IsInOrder; )
        {
            var user = ids[start];
            var end = start + 1;
            while (end < ids.Length && ids[end] == user)
            {
                end++;
            }

            IsInOrder = start == 0 || user > ids[start - 1];
            if (users?.Contains(user) == false)
            {
                // The filter does not take the user.
            }
            else if (options.Unit == FunnelUnit.User)
            {
                CountUser(batch, start..end);
            }
            else
            {
                CountProducts(batch, start..end);
            }

            start = end;
        }
    }

    private void CountUser(JourneyBatch batch, Range range)
    {
        var times = batch.Times[range];
        var types = batch.Types[range];
        var steps = 0;
        foreach (var type in types)
        {
            steps |= stepsOfTypes[type];
        }

        if (steps <= FirstStep)
        {
            attempts.AddEntries(steps);
            return;
        }

        if ((steps & FirstStep) == 0)
        {
            return;
        }

        Room(ref events, types.Length);
        var count = 0;
        for (var i = 0; i < types.Length; i++)
        {
            if (stepsOfTypes[types[i]] is var taken and not 0)
            {
                events[count++] = new UnitEvent((times[i] * 4) + types[i], i, taken);
            }
        }

        Follow(events.AsSpan(0, count));
    }

    private void CountProducts(JourneyBatch batch, Range range)
    {
        var ids = batch.Products[range];
        var times = batch.Times[range];
        var types = batch.Types[range];
        products.Clear(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            // Many events follow one of the same product and type.
            if (
                stepsOfTypes[types[i]] is var taken and not 0
                && (i == 0 || ids[i] != ids[i - 1] || types[i] != types[i - 1])
            )
            {
                products.Add(ids[i], taken);
            }
        }

        attempts.AddEntries(products.WithFirstStepAlone);
        if (products.WithFirstStepAndOthers == 0)
        {
            return;
        }

        Room(ref followed, ids.Length);
        var count = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (
                stepsOfTypes[types[i]] is var taken and not 0
                && products.StepsOf(ids[i]) is var steps and > FirstStep
                && (steps & FirstStep) != 0
            )
            {
                followed[count++] = (ids[i], new UnitEvent((times[i] * 4) + types[i], i, taken));
            }
        }

        FollowEach(followed.AsSpan(0, count));
    }

    private void FollowEach(Span<(long Product, UnitEvent Event)> ofProducts)
    {
        ofProducts.Sort(
            static (one, other) =>
                one.Product != other.Product ? one.Product.CompareTo(other.Product) : one.Event.CompareTo(other.Event)
        );
        Room(ref events, ofProducts.Length);
        var count = 0;
        for (var i = 0; i < ofProducts.Length; i++)
        {
            events[count++] = ofProducts[i].Event;
            if (i == ofProducts.Length - 1 || ofProducts[i + 1].Product != ofProducts[i].Product)
            {
                Follow(events.AsSpan(0, count));
                count = 0;
            }
        }
    }

    // Events of a user lie in the order of time; those of one second may stand in another order than that of their types.
    private void Follow(Span<UnitEvent> unit)
    {
        for (var i = 1; i < unit.Length; i++)
        {
            if (unit[i] < unit[i - 1])
            {
                unit.Sort();
                break;
            }
        }

        attempts.Add(unit, follower.Follow(unit));
    }

    private static void Room<T>(ref T[] array, int least)
    {
        if (array.Length < least)
        {
            array = new T[2 * least];
        }
    }
}
