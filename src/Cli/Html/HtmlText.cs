using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace SquatCoach.Cli;

/// <summary>
/// HTML in which every value is encoded: it is written as an interpolated string, whose holes are encoded unless they are HTML themselves.
/// </summary>
public sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends markup; every hole is encoded.</summary>
    public HtmlText Add(FormattableString markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var encoded = new object?[markup.ArgumentCount];
        for (var index = 0; index < encoded.Length; index++)
        {
            encoded[index] = Encode(markup.GetArgument(index));
        }

        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, encoded);
        return this;
    }

    public override string ToString() => _text.ToString();

    // A hole with a format, such as {x:0.0}, must stay a number until it is written.
    private static object? Encode(object? value) => value switch
    {
        HtmlText html => html.ToString(),
        HtmlVerbatim verbatim => verbatim.Trusted,
        IFormattable number and (int or double or float) => number,
        null => string.Empty,
        _ => HtmlEncoder.Default.Encode(TerminalText.Plain(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)),
    };
}
