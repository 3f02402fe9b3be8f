namespace Tests.Support;

/// <summary>A theory that looks at a page in Chromium, and skips with a reason where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresChromiumTheoryAttribute : TheoryAttribute
{
    public RequiresChromiumTheoryAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "No Chromium on the PATH; the variable CHROMIUM can name one";
        }
    }
}
