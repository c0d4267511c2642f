using System.Globalization;
using System.Text;

namespace SquatCoach.Assessment;

/// <summary>Writes rows as comma-separated values (RFC 4180): decimal points, no thousands, empty where a value is unknown.</summary>
internal sealed class CsvTable(Stream target) : IDisposable
{
    private readonly StreamWriter _writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };

    private bool _isInRow;

    public CsvTable Cell(string text)
    {
        _writer.Write(_isInRow ? "," : string.Empty);
        _writer.Write(text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        _isInRow = true;
        return this;
    }

    /// <summary>Up to four decimals, as the report has them, and no sign on what rounds to nothing; empty where it is unknown.</summary>
    public CsvTable Cell(double? number) =>
        Cell(number is { } known && double.IsFinite(known) ? known.ToString("0.####;-0.####;0", CultureInfo.InvariantCulture) : string.Empty);

    public void EndRow()
    {
        _writer.WriteLine();
        _isInRow = false;
    }

    public void Dispose() => _writer.Dispose();
}
