namespace SquatCoach.EndToEnd;

/// <summary>A test in a real browser; skipped with a word where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "Chromium is not installed (on Debian: apt-get install chromium); set CHROMIUM to name another.";
        }
    }
}
