using System.Security.Cryptography;
using System.Text;
using SquatCoach.Assessment;

namespace SquatCoach.Cli;

/// <summary>
/// The report as one page that needs nothing else: it opens from file://, loads nothing and prints.
/// A content security policy allows only its own script, by hash, so that nothing in a file name could ever run.
/// </summary>
public static class HtmlReport
{
    private static readonly string _style = Resource("report.css");
    private static readonly string _script = Resource("report.js");

    public static void Write(Stream stream, string title, Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(analysis);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_script)));
        writer.Write(new HtmlText().Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Verbatim(hash)}'; base-uri 'none'; form-action 'none'">
            <title>{title}: form report</title>
            <style>

            """));
        writer.Write(_style);
        writer.Write("</style>\n</head>\n<body>\n");
        writer.Write(HtmlHeader.Write(title, analysis.Report));
        writer.Write(HtmlReps.Verdicts(analysis.Report));
        writer.Write(HtmlMotion.Write(analysis));
        writer.Write(HtmlReps.Metrics(analysis.Report));
        writer.Write(HtmlFooter.Write(analysis.Report));
        if (analysis.Joints is { FrameCount: > 0 } joints)
        {
            writer.Write("<script type=\"application/json\" id=\"motion\">");
            writer.Write(SkeletonMotion.ToJson(joints, analysis.Report.Reps.Count > 0 ? analysis.Report.Reps[0].BottomSeconds : joints.StartSeconds));
            writer.Write("</script>\n");
        }

        writer.Write("<script>");
        writer.Write(_script);
        writer.Write("</script>\n</body>\n</html>\n");
    }

    // Base64 has nothing to encode, and the encoder would spoil its '+'.
    private static HtmlVerbatim Verbatim(string trusted) => new(trusted);

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Found no embedded file {name}; expected it in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
