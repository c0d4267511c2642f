using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>What needs a look: the last set against up to three of the same exercise before it.</summary>
public sealed class DeskConcernsTests
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_LastSetMuchLessEven_IsAConcernAtItsMostUnevenRep()
    {
        var videos = new[] { Video(0, [(100, 2), (100, -3)]), Video(7, [(100, -4), (100, -12)]) };
        var concern = Assert.Single(DeskConcerns.Of(videos));
        Assert.StartsWith("Less even: left and right knee differ by 6 % more", concern.Text, StringComparison.Ordinal);
        Assert.Equal(videos[1].Report!.Reps[1].BottomSeconds, concern.AtSeconds);
    }

    /// <summary>Two reps with a fault that no set before had are one; a single rep, or a fault that was there, is not.</summary>
    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, false)]
    public void Of_FaultInReps_IsAConcernWhereItIsNew(int before, int now, bool isNew)
    {
        var videos = new[] { Video(0, [(100, 0), (100, 0), (100, 0)]), Video(7, [(100, 0), (100, 0), (100, 0)]) };
        foreach (var (video, count) in new[] { (videos[0], before), (videos[1], now) })
        {
            foreach (var rep in video.Report!.Reps.TakeLast(count))
            {
                rep.Findings.Add(new StoredFinding { Fault = Fault.InwardKnees, Probability = 0.9, FromSeconds = rep.StartSeconds + 0.25, ToSeconds = rep.EndSeconds });
            }
        }

        var concerns = DeskConcerns.Of(videos);
        Assert.Equal(isNew ? 1 : 0, concerns.Count);
        if (isNew)
        {
            Assert.StartsWith("New: knees inward in 2 of 3 reps", concerns[0].Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal((videos[1].Id, 1.25), (concerns[0].VideoId, concerns[0].AtSeconds));
        }
    }

    [Fact]
    public void Of_SidesSwapped_IsNoConcern() => Assert.Empty(DeskConcerns.Of([Video(0, [(100, 8)]), Video(7, [(100, -8)])]));

    [Fact]
    public void Of_LastSetMuchLessDeep_IsAConcern() =>
        Assert.StartsWith("Less deep", Assert.Single(DeskConcerns.Of([Video(0, [(110, 0)]), Video(7, [(95, 0)])])).Text, StringComparison.Ordinal);

    [Fact]
    public void Compared_SetsOfSeveralExercises_AreThoseOfTheLastOne()
    {
        DeskSet Set(Exercise? exercise, int reps = 5) => new(Guid.NewGuid(), Guid.NewGuid(), _monday, exercise, reps, IsRead: true);
        var sets = new[] { Set(Exercise.BackSquat, reps: 0), Set(Exercise.FrontSquat), Set(Exercise.BackSquat), Set(Exercise.FrontSquat), Set(null), Set(Exercise.FrontSquat), Set(Exercise.FrontSquat), Set(Exercise.FrontSquat) };
        Assert.Equal([sets[1].Id, sets[3].Id, sets[5].Id, sets[6].Id], DeskConcerns.Compared(sets));
        Assert.Empty(DeskConcerns.Compared([]));
    }

    private static Video Video(int day, (double Flexion, double Asymmetry)[] reps)
    {
        var video = new Video
        {
            AthleteId = Guid.NewGuid(),
            OriginalName = "set.mp4",
            Folder = "f",
            FileName = "n",
            ContentType = "video/mp4",
            CodecName = "h264",
            SizeBytes = 1,
            DurationSeconds = 10,
            WidthPx = 1,
            HeightPx = 1,
            UploadedAt = _monday.AddDays(day),
        };
        video.Report = new StoredReport { VideoId = video.Id, CreatedAt = _monday, ResultFolder = "r", View = ViewKind.Side, RepCount = reps.Length, GoodRepCount = reps.Length, FaultyRepCount = 0, WarningCount = 0, AnalysisSeconds = 1 };
        video.Report.Reps.AddRange(reps.Select((rep, index) => new StoredRep
        {
            Index = index + 1,
            StartSeconds = index,
            BottomSeconds = index + 0.5,
            EndSeconds = index + 1,
            DescentSeconds = 0.5,
            PauseSeconds = 0,
            AscentSeconds = 0.5,
            KneeFlexionDegrees = rep.Flexion,
            TrunkLeanDegrees = null,
            DepthRatio = null,
            AsymmetryPercent = rep.Asymmetry,
            IsPartial = false,
            Verdict = Verdict.Good,
        }));
        return video;
    }
}
