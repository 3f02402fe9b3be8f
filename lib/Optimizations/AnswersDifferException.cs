namespace EcommerceNotebooks.Optimizations;

/// <summary>The two sides of a technique gave different answers, so comparing their times would mean nothing.</summary>
public sealed class AnswersDifferException : Exception
{
    /// <summary>Names the technique and the first difference.</summary>
    public AnswersDifferException(string technique, string difference)
        : base($"{technique}: both sides must give the same answer, but {difference}.")
    {
        Technique = technique;
    }

    /// <summary>The technique's title.</summary>
    public string Technique { get; }
}
