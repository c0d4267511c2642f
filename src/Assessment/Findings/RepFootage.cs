using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>How much of a rep was really filmed.</summary>
/// <param name="HasCamera">The joints were lifted from a video; without one every view is as good.</param>
/// <param name="Frames">True frames of the video (or of the sequence) in the rep.</param>
/// <param name="SeenPart">Part of them in which the athlete was seen, 0…1.</param>
internal readonly record struct RepFootage(bool HasCamera, int Frames, double SeenPart)
{
    public static RepFootage Of(JointSequence joints, KeypointTrack? track, in Rep rep)
    {
        if (track is null)
        {
            return new RepFootage(false, rep.EndFrame - rep.StartFrame + 1, 1);
        }

        var (start, end) = (joints.TimeSeconds(rep.StartFrame), joints.TimeSeconds(rep.EndFrame));
        var times = track.TimesSeconds;
        var first = times.BinarySearch(start) is var found && found < 0 ? ~found : found;
        var frames = 0;
        var seen = 0;
        for (var frame = first; frame < times.Length && times[frame] <= end; frame++)
        {
            frames++;
            seen += track.Boxes[frame] is null ? 0 : 1;
        }

        return new RepFootage(true, frames, frames == 0 ? 0 : (double)seen / frames);
    }
}
