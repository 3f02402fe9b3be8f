namespace EcommerceNotebooks.Optimizations.Measuring;

/// <summary>A side as the rounds see it.</summary>
/// <param name="Prepare">Called before each run, not timed.</param>
/// <param name="Run">Asks the question and reads the whole answer, timed.</param>
internal sealed record TimedSide(Action Prepare, Func<Answer> Run);
