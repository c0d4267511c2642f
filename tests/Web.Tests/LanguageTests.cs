using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SquatCoach.Assessment;

namespace SquatCoach.Web.Tests;

/// <summary>Every text in all three languages, and the choice between them.</summary>
public sealed partial class LanguageTests
{
    private static readonly string[] _translations = [Languages.Korean, Languages.Japanese];

    internal static string SourceFolder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "src", "Web"));

    [Fact]
    public void Catalogue_EveryText_HasBothTranslationsWithTheSameHolesAndTags()
    {
        var problems = new List<string>();
        foreach (var key in Speech.Catalogue.Keys)
        {
            foreach (var language in _translations)
            {
                var translation = Speech.Catalogue.Translation(language, key);
                if (string.IsNullOrWhiteSpace(translation))
                {
                    problems.Add($"{language} lacks '{key}'");
                }
                else if (!Parts(key).SequenceEqual(Parts(translation)))
                {
                    problems.Add($"{language} has other holes or tags than '{key}'");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(Speech.Catalogue.Keys.Count() > 20);
    }

    [Fact]
    public void Sources_EveryText_IsInTheCatalogue()
    {
        var missing = UsedKeys().Where(used => Speech.Catalogue.Translation(Languages.Korean, used.Key) is null).Select(used => $"{used.File}: \"{used.Key}\"").Distinct().ToList();
        Assert.True(missing.Count == 0, "Without translation:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Catalogue_EveryTextOfAPage_IsUsed()
    {
        var used = UsedKeys().Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var ofPages = TextCatalogue.Of(TextCatalogue.Any, typeof(Speech).Assembly);
        var told = Sources("*.cs", Path.Combine(SourceFolder, "..")).Select(File.ReadAllText).ToList();

        // What the library says that keeps the passwords.
        var identity = new Microsoft.AspNetCore.Identity.IdentityErrorDescriber();
        told.Add(string.Join('\n', new[] { identity.DuplicateUserName("Anna"), identity.PasswordTooShort(12), identity.PasswordRequiresUniqueChars(4), identity.PasswordMismatch() }.Select(error => $"\"{error.Description}\"")));
        told.Add(string.Join('\n', AuditTextTests.Kept.Select(kept => $"\"{kept}\"")));
        var unused = ofPages.Keys.Where(key => !used.Contains(key) && !told.Any(text => Literals(text).Any(literal => Fits(key, literal)))).ToList();
        Assert.True(unused.Count == 0, "Translated and never shown:\n" + string.Join('\n', unused));
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "ko")]
    [InlineData("fr, ja;q=0.5, en;q=0.4", "ja")]
    [InlineData("ja;q=0, en-GB", "en")]
    [InlineData("nonsense;;q=", "en")]
    public async Task SignInPage_BrowserAsks_AnswersInItsLanguage(string? wish, string expected)
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        owner.Dispose();
        using var visitor = site.Client();
        if (wish is not null)
        {
            visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wish);
        }

        Assert.Contains($"<html lang=\"{expected}\" ", await visitor.PageAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_MadeOnAPage_HoldsAgainstTheBrowserAndLeadsBack()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        owner.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en");
        using var answer = await owner.PostAsync("/language", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["language"] = "ja", ["back"] = "/upload?athlete=1" });
        Assert.Equal("/upload?athlete=1", answer.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"ja\" ", await owner.PageAsync("/upload"), StringComparison.Ordinal);
        using var elsewhere = await owner.PostAsync("/language", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["language"] = "xx", ["back"] = "//evil.example" });
        Assert.Equal("/", elsewhere.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"ja\" ", await owner.PageAsync("/"), StringComparison.Ordinal);
        owner.Dispose();
    }

    [Fact]
    public void Html_ValueFromAVisitor_IsHarmless()
    {
        Assert.Equal("&lt;b&gt; reps", Speech.Html("{0} reps", "<b>").Value);
        Assert.Equal("<b>1</b> reps", Speech.Html("{0} reps", new Microsoft.AspNetCore.Components.MarkupString("<b>1</b>")).Value);
    }

    private static IEnumerable<(string File, string Key)> UsedKeys()
    {
        foreach (var file in Sources("*.razor").Concat(Sources("*.cs")).Concat(Sources("*.js")))
        {
            var text = Comment().Replace(File.ReadAllText(file), "");
            foreach (Match call in (file.EndsWith(".js", StringComparison.Ordinal) ? ScriptCall() : Call()).Matches(text))
            {
                yield return (Path.GetFileName(file), call.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal));
            }

            foreach (Match count in Count().Matches(text))
            {
                yield return (Path.GetFileName(file), $"{{0}} {count.Groups[1].Value}");
                yield return (Path.GetFileName(file), $"{{0}} {count.Groups[1].Value}s");
            }
        }
    }

    private static IEnumerable<string> Sources(string pattern, string? folder = null) =>
        Directory.EnumerateFiles(folder ?? SourceFolder, pattern, SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    private static IEnumerable<string> Literals(string source) => Literal().Matches(source).Select(match => match.Groups[1].Value);

    /// <summary>A literal of C#, with expressions in its holes, is this text.</summary>
    private static bool Fits(string key, string literal) =>
        key.Split('|')[0] is var text && (literal == text || (text.Contains('{', StringComparison.Ordinal) && Regex.IsMatch(literal, "^" + Regex.Replace(Regex.Escape(text), @"\\\{\d\}", ".+?") + "$", RegexOptions.None, TimeSpan.FromSeconds(1))));

    private static IEnumerable<string> Parts(string text) => HoleOrTag().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\{\d\}|</?[a-z][^>]*>")]
    private static partial Regex HoleOrTag();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("\\b(?:T|Html)\\(\\s*\"((?:[^\"\\\\]|\\\\.)+)\"")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bt\(\s*'((?:[^'\\]|\\.)+)'")]
    private static partial Regex ScriptCall();

    [GeneratedRegex("Text\\.Count\\([^;\\n]*?, \"([a-z ]+)\"\\)")]
    private static partial Regex Count();

    [GeneratedRegex("\"((?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Literal();
}
