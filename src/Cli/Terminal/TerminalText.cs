using System.Globalization;
using System.Text;

namespace SquatCoach.Cli;

/// <summary>Text that comes from outside (file names, tags) made harmless for a terminal.</summary>
public static class TerminalText
{
    /// <summary>Replaces control and direction-changing characters, which could rewrite the screen, by '?'.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            plain.Append(IsHarmful(character) ? '?' : character);
        }

        return plain.ToString();
    }

    // U+202A…202E and U+2066…2069 change the direction of what follows. Zero-width joiners stay: emoji are made of them.
    private static bool IsHarmful(char character) =>
        char.IsControl(character)
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
