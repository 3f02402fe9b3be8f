using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Population;

namespace Tests.Synthetic.Journeys;

public class SessionFaultsTests
{
    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(1.0, 1)]
    [InlineData(3.0, 3)]
    public void TraitsOf_AnyScale_ChooseAsManyLargestSessions(double scale, int expected)
    {
        var (november, largest) = Largest(scale);

        Assert.Equal(expected, largest.Count);
        Assert.All(
            largest,
            user =>
            {
                var place = new SessionPlace(1_000, (int)user, 0, SessionTraits.IsLargest);
                var shape = new SessionCase(november, november.Population.At(user), true, place).Shape;
                Assert.Equal(4_128, shape.Events - shape.StrayCarts);
            }
        );
    }

    private static (MonthContext November, List<long> Largest) Largest(double scale)
    {
        var options = new SyntheticOptions { Scale = scale };
        var population = new UserPopulation(options.Scale, options.Seed);
        var november = new MonthContext(options, population, "2019-Nov");
        var faults = new SessionFaults(november);
        var largest = new List<long>();
        for (var user = 0L; user < population.Core; user++)
        {
            if (faults.Touches(user) && (faults.TraitsOf(user, 0) & SessionTraits.IsLargest) != 0)
            {
                largest.Add(user);
            }
        }

        return (november, largest);
    }
}
