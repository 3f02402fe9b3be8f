namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Lays out areas as boxes that are as square as can be (Bruls, Huizing and van Wijk, 2000).</summary>
internal static class SquarifiedLayout
{
    /// <summary>A box for each value within the given one, in the order of the values; their areas are in proportion, and those of zero are empty.</summary>
    internal static Box[] Place(IReadOnlyList<double> values, Box within)
    {
        var boxes = new Box[values.Count];
        var scale = within.Width * within.Height / values.Sum();
        int[] order = [.. Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ThenBy(i => i)];
        for (var placed = 0; placed < order.Length; )
        {
            var side = Math.Min(within.Width, within.Height);
            var row = new List<int> { order[placed] };
            while (placed + row.Count < order.Length && Improves(row, order[placed + row.Count]))
            {
                row.Add(order[placed + row.Count]);
            }

            within = PlaceRow(boxes, row, within);
            placed += row.Count;

            bool Improves(List<int> present, int next) => Worst([.. present, next], side) <= Worst(present, side);
        }

        return boxes;

        // The ratio of sides of the longest box of a row along a side.
        double Worst(IReadOnlyList<int> row, double side)
        {
            var areas = row.Select(i => values[i] * scale).ToArray();
            var thickness = areas.Sum() / side;
            return areas.Max(area =>
                area == 0 ? 1 : Math.Max(thickness * thickness / area, area / (thickness * thickness))
            );
        }

        // A row fills the shorter side of what is left.
        Box PlaceRow(Box[] into, List<int> row, Box left)
        {
            var area = row.Sum(i => values[i]) * scale;
            var upright = left.Width >= left.Height;
            var side = upright ? left.Height : left.Width;
            var thickness = side > 0 ? area / side : 0;
            var at = upright ? left.Top : left.Left;
            foreach (var i in row)
            {
                var length = thickness > 0 ? values[i] * scale / thickness : 0;
                into[i] = upright
                    ? new Box(left.Left, at, thickness, length)
                    : new Box(at, left.Top, length, thickness);
                at += length;
            }

            return upright
                ? new Box(left.Left + thickness, left.Top, Math.Max(0, left.Width - thickness), left.Height)
                : new Box(left.Left, left.Top + thickness, left.Width, Math.Max(0, left.Height - thickness));
        }
    }
}
