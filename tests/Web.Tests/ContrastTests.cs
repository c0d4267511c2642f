using System.Globalization;
using System.Text.RegularExpressions;

namespace SquatCoach.Web.Tests;

/// <summary>What one has to see to act stands out 3:1 from every ground it may lie on, in light and in dark (WCAG 2.2, 1.4.11), worked out from the style sheet.</summary>
public sealed partial class ContrastTests
{
    private const double Least = 3;

    private static readonly string[] _grounds = ["ground", "panel", "quiet-soft", "accent-soft", "good-soft", "bad-soft", "fail-soft"];

    [Theory]
    [InlineData(":root", "edge")]
    [InlineData(":root", "accent")]
    [InlineData("[data-bs-theme=dark]", "edge")]
    [InlineData("[data-bs-theme=dark]", "accent")]
    public void EdgesAndRings_OnEveryGround_StandOut(string theme, string colour)
    {
        var colours = Colours(theme);
        Assert.All(_grounds, ground => Assert.True(Contrast(colours[colour], colours[ground]) >= Least, $"--{colour} on --{ground}: {Contrast(colours[colour], colours[ground]):0.00}"));
    }

    [Theory]
    [InlineData(".form-control, .form-select", "border-color: var(--edge)")]
    [InlineData(".form-check-input", "border-color: var(--edge)")]
    [InlineData(".drop", "border: 2px dashed var(--edge)")]
    [InlineData(".tab", "border: 1px solid var(--edge)")]
    [InlineData(".tab[aria-current]", "border-color: var(--accent)")]
    [InlineData(":focus-visible", "outline: 3px solid var(--accent)")]
    [InlineData(".btn:focus-visible, .form-control:focus-visible, .form-select:focus-visible", "outline: 3px solid var(--accent)")]
    [InlineData("[aria-pressed=true]", "box-shadow: inset 0 0 0 2px var(--accent)")]
    [InlineData(".main-nav a.active", "box-shadow: inset 0 -2px 0 var(--accent)")]
    public void FieldRingOrToggle_IsDrawnWithAColourThatStandsOut(string selector, string declaration) =>
        Assert.Contains(Rules(selector), rule => rule.Contains(declaration, StringComparison.Ordinal));

    [Fact]
    public void NoRing_IsThinnedOut() => Assert.DoesNotMatch("outline:[^;}]*(color-mix|rgba)", Sheet);

    private static string Sheet { get; } = string.Join('\n', Directory.EnumerateFiles(Path.Combine(LanguageTests.SourceFolder, "wwwroot", "css"), "*.css").Select(File.ReadAllText));

    private static IEnumerable<string> Rules(string selector) =>
        Regex.Matches(Sheet, $@"(?:^|\}}\s*){Regex.Escape(selector)} \{{([^}}]*)\}}", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static Dictionary<string, string> Colours(string theme) =>
        Rules(theme).SelectMany(rule => Variable().Matches(rule)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Linear(int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(0)) + (0.7152 * Linear(2)) + (0.0722 * Linear(4));
    }

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Variable();
}
