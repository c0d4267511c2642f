namespace SquatCoach.EndToEnd;

/// <summary>A test that prints and reads the print; skipped with a word where the browser or the reader is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfFactAttribute : FactAttribute
{
    public const string Reader = "/usr/bin/pdftotext";

    public PdfFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? (File.Exists(Reader) ? null : "pdftotext is not installed (on Debian: apt-get install poppler-utils).");
}
