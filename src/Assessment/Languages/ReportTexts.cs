using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>What a report says in words, in another language: evidence, cues, reasons and warnings. Numbers and field names stay.</summary>
public static class ReportTexts
{
    /// <summary>Texts that are finished, values included, when they arrive: those of reports.</summary>
    public static TextCatalogue Catalogue { get; } = TextCatalogue.Of(TextCatalogue.Finished, typeof(ReportTexts).Assembly);

    /// <summary>
    /// The report in a language (en, ko, ja). Reports are made in English, also by earlier versions; a sentence that this version does not know
    /// stays English.
    /// </summary>
    /// <exception cref="ArgumentException">The language is none of the three.</exception>
    public static FormReport In(FormReport report, string language)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!Languages.All.Contains(language))
        {
            throw new ArgumentException($"Found the language '{language}'; expected one of {string.Join(", ", Languages.All)}.", nameof(language));
        }

        return language == Languages.English ? report : report with
        {
            Reps = [.. report.Reps.Select(rep => rep with
            {
                Faults = [.. rep.Faults.Select(finding => In(finding, language))],
                Reason = rep.Reason is { } reason ? Catalogue.Retell(language, reason) : null,
            })],
            Warnings = [.. report.Warnings.Select(warning => warning with { Message = Catalogue.Retell(language, warning.Message) })],
        };
    }

    private static FaultFinding In(FaultFinding finding, string language) => finding with
    {
        Evidence = Catalogue.Retell(language, finding.Evidence),
        Why = finding.Why is { } why ? why with { Sentence = Catalogue.Retell(language, why.Sentence) } : null,
        Cue = (finding.Cues ?? FaultCues.Of(finding.Fault)).GetValueOrDefault(language) ?? finding.Cue,
    };
}
