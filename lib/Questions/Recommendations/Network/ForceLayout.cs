namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>Places nodes by forces (Fruchterman and Reingold, 1991), with a pull to the middle that keeps components near each other. From a circle in the order of nodes, so that the same graph always looks the same.</summary>
internal static class ForceLayout
{
    private const int Rounds = 400;
    private const double PullToTheMiddle = 3;
    private const double Nearest = 1e-6;

    /// <summary>The place of each node; distances between neighbours are about 1.</summary>
    internal static (double X, double Y)[] Of(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        var side = Math.Sqrt(Math.Max(1, nodes));
        (double X, double Y)[] places =
        [
            .. Enumerable
                .Range(0, nodes)
                .Select(node => (side * Math.Cos(Math.Tau * node / nodes), side * Math.Sin(Math.Tau * node / nodes))),
        ];
        for (var round = 0; round < Rounds; round++)
        {
            var forces = new (double X, double Y)[nodes];
            for (var node = 0; node < nodes; node++)
            {
                Add(ref forces[node], places[node], -PullToTheMiddle / side * 2);
                for (var other = 0; other < node; other++)
                {
                    var (x, y) = Between(places[node], places[other]);
                    var push = 1 / ((x * x) + (y * y) + Nearest);
                    Add(ref forces[node], (x, y), push);
                    Add(ref forces[other], (x, y), -push);
                }
            }

            foreach (var (from, to) in edges)
            {
                var (x, y) = Between(places[from], places[to]);
                var pull = Math.Sqrt((x * x) + (y * y));
                Add(ref forces[from], (x, y), -pull);
                Add(ref forces[to], (x, y), pull);
            }

            // What a node may move falls to nothing.
            var most = side / 8 * (Rounds - round) / Rounds;
            for (var node = 0; node < nodes; node++)
            {
                var length = Math.Sqrt((forces[node].X * forces[node].X) + (forces[node].Y * forces[node].Y));
                Add(ref places[node], forces[node], Math.Min(1, most / Math.Max(length, Nearest)));
            }
        }

        return places;
    }

    private static (double X, double Y) Between((double X, double Y) one, (double X, double Y) other) =>
        (one.X - other.X, one.Y - other.Y);

    private static void Add(ref (double X, double Y) sum, (double X, double Y) vector, double times) =>
        sum = (sum.X + (vector.X * times), sum.Y + (vector.Y * times));
}
