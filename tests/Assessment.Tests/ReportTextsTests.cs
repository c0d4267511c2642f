using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>Nothing that a report says stays English in a Korean or a Japanese one.</summary>
public sealed class ReportTextsTests
{
    public static TheoryData<string> Translations => [Languages.Korean, Languages.Japanese];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Catalogue_EveryMetric_IsKnownInWords(string language)
    {
        foreach (var metric in MetricCatalogue.All)
        {
            AssertRetold(language, metric.Label);
            AssertRetold(language, metric.Definition);
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Retell_EveryGrade_IsTranslated(string language)
    {
        foreach (var metric in MetricCatalogue.All)
        {
            foreach (var value in new[] { -100.0, metric.Limit?.Value ?? 0, 0.5, 100 })
            {
                if (MetricGrade.Of(metric, value).Text is { Length: > 0 } text)
                {
                    AssertRetold(language, text);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void In_EvidenceCueReasonAndWarning_AreTranslatedAndNumbersStay(string language)
    {
        var told = ReportTexts.In(Report, language);
        var rep = Assert.Single(told.Reps);
        Assert.Contains("31°", rep.Faults[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("72 %", rep.Faults[1].Evidence, StringComparison.Ordinal);
        Assert.Contains("0.80", rep.Faults[1].Evidence, StringComparison.Ordinal);
        Assert.Equal(FaultCues.Of(Fault.Shallow)[language], rep.Faults[0].Cue);
        Assert.All([.. rep.Faults.Select(finding => finding.Evidence), rep.Reason!, .. told.Warnings.Take(3).Select(warning => warning.Message)], AssertNoEnglish);
        Assert.Equal("A sentence of another version.", told.Warnings[3].Message);
    }

    [Fact]
    public void In_English_IsTheReportItself() => Assert.Same(Report, ReportTexts.In(Report, Languages.English));

    [Fact]
    public void In_AnotherLanguage_SaysWhichThereAre() =>
        Assert.Contains("en, ko, ja", Assert.Throws<ArgumentException>(() => ReportTexts.In(Report, "de")).Message, StringComparison.Ordinal);

    private static FormReport Report { get; } = new()
    {
        Athlete = new AthleteSeen(60, 60, 0.9, 1),
        View = new CameraView(ViewKind.Side, 90),
        Reps =
        [
            new RepReport
            {
                Index = 1,
                StartSeconds = 0,
                BottomSeconds = 1,
                EndSeconds = 2,
                Tempo = new Tempo(1, 0, 1),
                Metrics = new Dictionary<string, MetricValue?>(),
                NotAssessable = [],
                Faults =
                [
                    new FaultFinding(Fault.Shallow, 0.9, 0, 1, "The hips stop 31° short of parallel, with the knees bent 84°. Network and measurement disagree: the network says 20 %, the measured value 90 %.", "Sit lower."),
                    new FaultFinding(Fault.InwardKnees, 0.8, 0, 1, "At the bottom the knees are 72 % of the ankles' distance apart (at the least 70 %); straight over the feet is 100 %, 0.08 past the limit of 0.80; 0.10 under the usual 0.82 to 1.31.", "Push the knees out."),
                    new FaultFinding(Fault.RoundBack, 0.7, 0, 1, "The trunk leans 41° and the line from hips to neck is 3 % shorter than in standing. The curve of the back itself is judged by the network alone, with low certainty.", "Lift the chest."),
                ],
                Verdict = Verdict.Faults,
                Reason = "The athlete was seen in only 41 % of this rep.",
            },
        ],
        Faults = [],
        Warnings =
        [
            new ReportWarning("partial_rep", "The recording cuts off rep 1 and 7. Begin before the first rep and stop after the last."),
            new ReportWarning("too_few_frames", "The video lasts less than a second (14 frames), too short for a squat. Record the whole set."),
            new ReportWarning("low_light", "The picture is dark, so limbs are hard to see. Record with more light, and not against a window."),
            new ReportWarning("new", "A sentence of another version."),
        ],
        Models = new ModelsUsed(null, null, null),
        Timing = new AnalysisTiming(1, 60, 2),
    };

    private static void AssertRetold(string language, string english) => AssertNoEnglish(ReportTexts.Catalogue.Retell(language, english));

    private static void AssertNoEnglish(string text) => Assert.DoesNotMatch("[A-Za-z]{3,}", text);
}
