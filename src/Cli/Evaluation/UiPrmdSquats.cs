using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Reads the deep squats of UI-PRMD: the 19 joints at 100 Hz, and heels, toes and back from the markers of the same recordings at 50 Hz.</summary>
public static class UiPrmdSquats
{
    private const float Missing = -32768;

    private const int JointRateHz = 100;

    private const int MarkerRateHz = 50;

    private const int Markers = 39;

    /// <summary>The toe marker sits on the head of the second metatarsal; the tip of the big toe is a fifth of heel→marker further.</summary>
    private const double TipBeyondMarker = 0.2;

    /// <summary>LHEE, RHEE, LTOE, RTOE in the order of the 39 markers.</summary>
    private static readonly int[] _feet = [31, 37, 32, 38];

    /// <summary>LPSI, RPSI, T10, C7 likewise.</summary>
    private static readonly int[] _back = [25, 26, 5, 4];

    /// <exception cref="UsageException">A file is missing or is no such recording.</exception>
    public static IEnumerable<RecordedSquat> Read(string folder)
    {
        var joints = Open(folder, "uiprmd_deepsquat_joints19_100hz.npz");
        var markers = Open(folder, "uiprmd_deepsquat_markers39_50hz.npz");
        var (subjects, correct) = (joints.Floats("subject"), joints.Floats("correct"));
        var jointValues = joints.Floats("poses_i16");
        var markerValues = markers.Floats("poses_i16");
        var (jointScale, markerScale) = (joints.Floats("scale")[0], markers.Floats("scale")[0]);
        var (starts, lengths) = (joints.Floats("start"), joints.Floats("length"));
        var (markerStarts, markerLengths) = (markers.Floats("start"), markers.Floats("length"));
        for (var squat = 0; squat < starts.Length; squat++)
        {
            var positions = Metres(jointValues.AsSpan((int)starts[squat] * JointSequence.ValuesPerFrame, (int)lengths[squat] * JointSequence.ValuesPerFrame), jointScale);
            var places = Metres(markerValues.AsSpan((int)markerStarts[squat] * Markers * 3, (int)markerLengths[squat] * Markers * 3), markerScale);
            var frames = Math.Min((int)lengths[squat], (int)markerLengths[squat] * JointRateHz / MarkerRateHz);
            yield return new RecordedSquat(
                (int)subjects[squat],
                correct[squat] > 0,
                new JointSequence(JointRateHz, positions[..(frames * JointSequence.ValuesPerFrame)]),
                [.. Enumerable.Range(0, frames).Select(frame => Feet(places, frame * MarkerRateHz / JointRateHz))],
                [.. Enumerable.Range(0, frames).Select(frame => Back(places, frame * MarkerRateHz / JointRateHz))]);
        }
    }

    private static NumpyArchive Open(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? new NumpyArchive(path) : throw new UsageException($"Found no {name} in {TerminalText.Plain(folder)}; expected the recordings of UI-PRMD.");
    }

    private static float[] Metres(ReadOnlySpan<float> values, float scale)
    {
        var metres = new float[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            metres[index] = values[index] <= Missing ? float.NaN : values[index] * scale;
        }

        return metres;
    }

    private static Position3D[] Feet(float[] places, int frame)
    {
        var (left, right) = (At(places, frame, _feet[0]), At(places, frame, _feet[1]));
        return [left, right, Tip(left, At(places, frame, _feet[2])), Tip(right, At(places, frame, _feet[3]))];
    }

    private static Position3D[] Back(float[] places, int frame) =>
        [Position3D.Middle(At(places, frame, _back[0]), At(places, frame, _back[1])), At(places, frame, _back[2]), At(places, frame, _back[3])];

    private static Position3D At(float[] places, int frame, int marker)
    {
        var at = ((frame * Markers) + marker) * 3;
        return new(places[at], places[at + 1], places[at + 2]);
    }

    private static Position3D Tip(Position3D heel, Position3D marker) => marker + ((marker - heel) * TipBeyondMarker);
}
