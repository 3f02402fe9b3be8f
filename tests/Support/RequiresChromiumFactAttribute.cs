namespace Tests.Support;

/// <summary>A test that looks at a page in Chromium, and skips with a reason where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresChromiumFactAttribute : FactAttribute
{
    public RequiresChromiumFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "No Chromium on the PATH; the variable CHROMIUM can name one";
        }
    }
}
