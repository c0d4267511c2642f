using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using SquatCoach.Assessment;

namespace SquatCoach.Web;

/// <summary>
/// Every text that people read goes through here: <c>T("Rep {0}", rep.Index)</c> answers in the language of the request. The English text is the
/// key; its Korean and Japanese stand in the texts.json of the same folder. Pages know these methods without a prefix.
/// </summary>
internal static class Speech
{
    private static readonly AsyncLocal<string?> _language = new();

    /// <summary>The site's own texts, and those of reports.</summary>
    public static TextCatalogue Catalogue { get; } = TextCatalogue.Of(TextCatalogue.Any, typeof(Speech).Assembly, typeof(TextCatalogue).Assembly);

    private static readonly TextCatalogue _finished = TextCatalogue.Of(TextCatalogue.Finished, typeof(Speech).Assembly, typeof(TextCatalogue).Assembly);

    /// <summary>en, ko or ja: of the request that is being answered; English outside of one.</summary>
    public static string Language
    {
        get => _language.Value ?? Languages.English;
        set => _language.Value = value;
    }

    /// <summary>A text in the language of the request, with values in its holes.</summary>
    public static string T(string english, params object?[] values)
    {
        var text = Catalogue.Find(Language, english);
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>The same with markup in the text, and with values that are made harmless unless they are markup themselves.</summary>
    public static MarkupString Html(string english, params object?[] values) => new(T(english, [.. values.Select(Harmless)]));

    /// <summary>A finished English text, from a report, the storage or a library, in the language of the request.</summary>
    public static string Retold(string english) => Catalogue.Translation(Language, english) ?? _finished.Retell(Language, english);

    /// <summary>A text in English, whoever asks: for what is kept, such as the audit.</summary>
    public static string InEnglish(Func<string> text)
    {
        var spoken = _language.Value;
        try
        {
            Language = Languages.English;
            return text();
        }
        finally
        {
            _language.Value = spoken;
        }
    }

    private static object? Harmless(object? value) => value is MarkupString ? value : HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
