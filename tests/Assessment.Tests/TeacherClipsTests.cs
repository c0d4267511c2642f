namespace SquatCoach.Assessment.Tests;

/// <summary>The yardstick: a ten-line peak rule on the same tracks is exact on 15 of the 20 squat clips, within one on 19, and counts reps on clips without squats.</summary>
public sealed class TeacherClipsTests
{
    [SharedFact]
    public void Find_RealClips_BeatsThePeakRule()
    {
        var clips = TeacherClips.Read().Select(clip => (clip.Clip, clip.Reps, Found: new RepSegmenter().Find(clip.Joints, clip.Track).Count)).ToList();
        var squats = clips.Where(clip => clip.Reps > 0).ToList();
        var table = string.Join('\n', clips.Select(clip => $"{clip.Clip}: {clip.Found} of {clip.Reps}"));
        Assert.True(squats.Count(clip => clip.Found == clip.Reps) >= 18, table);
        Assert.True(squats.Count(clip => Math.Abs(clip.Found - clip.Reps) <= 1) >= 19, table);
        Assert.True(clips.Where(clip => clip.Reps == 0).All(clip => clip.Found == 0), table);
    }

    [SharedFact]
    public void Find_RealClipsWithoutTheImage_StillAsGoodAsThePeakRule()
    {
        var clips = TeacherClips.Read().Select(clip => (clip.Reps, Found: new RepSegmenter().Find(clip.Joints).Count)).ToList();
        Assert.True(clips.Count(clip => clip.Reps > 0 && clip.Found == clip.Reps) >= 15);
        Assert.True(clips.Where(clip => clip.Reps == 0).All(clip => clip.Found == 0));
    }
}
