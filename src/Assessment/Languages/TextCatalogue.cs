using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.Assessment;

/// <summary>
/// English texts with their Korean and Japanese. The key is the English text itself, with {0}, {1}… where values go; what follows a bar in a key
/// tells apart two meanings of one English word and is never shown ("Back|view"). Files look like this, one text a line:
/// <c>{ "Rep {0}": { "ko": "{0}회차", "ja": "{0}レップ目" } }</c>
/// </summary>
public sealed partial class TextCatalogue
{
    /// <summary>Ending of the files whose texts are finished, values included, when they arrive; see <see cref="Retell"/>.</summary>
    public const string Finished = ".finished.texts.json";

    /// <summary>Ending of every file of texts.</summary>
    public const string Any = "texts.json";

    private const char Context = '|';

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts;
    private readonly Lazy<IReadOnlyList<(Regex Pattern, string Key)>> _patterns;

    private TextCatalogue(Dictionary<string, Dictionary<string, string>> texts)
    {
        _texts = texts.ToFrozenDictionary(text => text.Key, text => text.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        _patterns = new(() => [.. _texts.Keys.Where(key => key.Contains('{', StringComparison.Ordinal) && !key.Contains(Context, StringComparison.Ordinal)).OrderByDescending(key => key.Length).Select(key => (PatternOf(key), key))]);
    }

    /// <summary>Every key, for tests.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Reads every resource of the assemblies whose name ends so.</summary>
    /// <exception cref="InvalidDataException">Two files translate one text differently.</exception>
    public static TextCatalogue Of(string ending, params Assembly[] assemblies)
    {
        var texts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (assembly, name) in assemblies.SelectMany(assembly => assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Select(name => (assembly, name))))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, translations) in JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!)
            {
                if (!texts.TryAdd(key, translations) && !texts[key].OrderBy(one => one.Key).SequenceEqual(translations.OrderBy(one => one.Key)))
                {
                    throw new InvalidDataException($"'{key}' is translated twice and differently, the second time in {name}; expected one translation for one text, or a meaning after a bar.");
                }
            }
        }

        return new TextCatalogue(texts);
    }

    /// <summary>The text in a language; English where there is no translation.</summary>
    /// <param name="language">en, ko or ja.</param>
    /// <param name="key">The English text, perhaps with a meaning after a bar.</param>
    public string Find(string language, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Translation(language, key) ?? (key.IndexOf(Context, StringComparison.Ordinal) is >= 0 and var bar ? key[..bar] : key);
    }

    /// <summary>The translation alone; null where there is none.</summary>
    public string? Translation(string language, string key) => _texts.GetValueOrDefault(key)?.GetValueOrDefault(language);

    /// <summary>
    /// The translation of a finished English text, values included, such as a stored report holds: each of its sentences alone where all of them
    /// are known, so that no value swallows the sentence after it; else the text whose pattern it fits; else what is known of its sentences, the
    /// rest stays English.
    /// </summary>
    public string Retell(string language, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (language == Languages.English)
        {
            return text;
        }

        var sentences = SentenceEnd().Split(text);
        var retold = Array.ConvertAll(sentences, sentence => Whole(language, sentence));
        return !retold.Contains(null) || Whole(language, text) is not { } whole
            ? string.Join(language == Languages.Japanese ? "" : " ", retold.Select((sentence, index) => sentence ?? sentences[index]))
            : whole;
    }

    private string? Whole(string language, string text)
    {
        if (Translation(language, text) is { } exact)
        {
            return exact;
        }

        foreach (var (pattern, key) in _patterns.Value)
        {
            if (pattern.Match(text) is { Success: true } match && Translation(language, key) is { } translation)
            {
                // A value may itself be a text, such as a grade inside of a piece of evidence.
                return string.Format(CultureInfo.InvariantCulture, translation, [.. match.Groups.Values.Skip(1).Select(value => Whole(language, value.Value) ?? value.Value)]);
            }
        }

        return null;
    }

    private static Regex PatternOf(string key) =>
        new("^" + Hole().Replace(Regex.Escape(key), "(.+?)") + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // Regex.Escape leaves the closing brace alone.
    [GeneratedRegex(@"\\\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<=[.!?]) (?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
