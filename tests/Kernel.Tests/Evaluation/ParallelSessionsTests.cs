namespace Tests.Kernel.Evaluation;

public class ParallelSessionsTests
{
    [Fact]
    public async Task Evaluate_SessionsThatStartTogether_EachKeepOneIdentityOfAType()
    {
        for (var round = 0; round < 5; round++)
        {
            var texts = await Task.WhenAll(
                Enumerable
                    .Range(0, 3)
                    .Select(_ =>
                        Task.Run(() =>
                        {
                            using var session = new CellSession();
                            session.Run("var day = DayOfWeek.Monday; void Plan(DayOfWeek when) { }");
                            return session.Try("DayOfWeek again = day; Plan(DayOfWeek.Friday); again").ResultText;
                        })
                    )
            );
            Assert.All(texts, text => Assert.Equal("Monday", text));
        }
    }
}
