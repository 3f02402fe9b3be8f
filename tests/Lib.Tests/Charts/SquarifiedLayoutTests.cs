using EcommerceNotebooks.Charts.Svg;

namespace Tests.Charts;

public class SquarifiedLayoutTests
{
    // The example of Bruls, Huizing and van Wijk: areas 6, 6, 4, 3, 2, 2, 1 in a box of 6 x 4; two 6s fill the left side one above the other, 4 and 3 lie beside each other on top.
    [Fact]
    public void Place_AreasSixToOne_MatchesBruls2000()
    {
        var boxes = SquarifiedLayout.Place([6, 6, 4, 3, 2, 2, 1], new Box(0, 0, 6, 4));

        Assert.Equal([(0, 0, 3, 2), (0, 2, 3, 2)], boxes.Take(2).Select(Rounded));
        Assert.Equal([(3, 0, 1.71, 2.33), (4.71, 0, 1.29, 2.33)], boxes.Skip(2).Take(2).Select(Rounded));
    }

    [Fact]
    public void Place_ManyDraws_FillsTheBoxWithoutOverlap()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var box = new Box(5, 7, random.Next(50, 900), random.Next(50, 900));
            double[] values =
            [
                1,
                .. Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(4) * random.NextDouble()),
            ];

            var boxes = SquarifiedLayout.Place(values, box);

            Assert.Equal(values.Length, boxes.Length);
            for (var i = 0; i < boxes.Length; i++)
            {
                var expected = values[i] / values.Sum() * box.Width * box.Height;
                Assert.Equal(expected, boxes[i].Width * boxes[i].Height, 1e-6);
                Assert.InRange(boxes[i].Left, box.Left - 1e-6, box.Right + 1e-6);
                Assert.InRange(boxes[i].Right, box.Left - 1e-6, box.Right + 1e-6);
                Assert.InRange(boxes[i].Top, box.Top - 1e-6, box.Bottom + 1e-6);
                Assert.InRange(boxes[i].Bottom, box.Top - 1e-6, box.Bottom + 1e-6);
                Assert.DoesNotContain(boxes.Skip(i + 1), other => Overlap(boxes[i], other) > 1e-6);
            }
        }
    }

    private static double Overlap(Box a, Box b) =>
        Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left))
        * Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));

    private static (double, double, double, double) Rounded(Box box) =>
        (Math.Round(box.Left, 2), Math.Round(box.Top, 2), Math.Round(box.Width, 2), Math.Round(box.Height, 2));
}
