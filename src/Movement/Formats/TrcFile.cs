using System.Globalization;
using System.Text;

namespace SquatCoach.Movement;

/// <summary>
/// Writes joints as a TRC file (Track Row Column, the marker format of Motion Analysis Corporation that OpenSim reads): millimetres, y up,
/// tab-separated, one row a frame. The athlete faces +x on the whole and has the right side at +z, as OpenSim's models do. The middle of
/// the ankles is the origin of every frame, since lifted joints know no place in the room. What is unknown is left empty.
/// </summary>
public static class TrcFile
{
    private const double MillimetresPerMetre = 1000;

    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="target">Left open.</param>
    /// <param name="name">The file's name, which its first line repeats.</param>
    /// <param name="joints">T × 19 joints, metres, z up.</param>
    public static void Write(Stream target, string name, JointSequence joints)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(joints);
        using var writer = new StreamWriter(target, _encoding, leaveOpen: true) { NewLine = "\n" };
        WriteHeader(writer, PlainName(name), joints);
        var forward = MeanForward(joints);
        var right = forward.Cross(new Position3D(0, 0, 1));
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var origin = Position3D.Middle(joints[frame, Joint.LeftAnkle], joints[frame, Joint.RightAnkle]);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{frame + 1}\t{joints.TimeSeconds(frame):0.000000}"));
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var place = (joints[frame, joint] - origin) * MillimetresPerMetre;
                writer.Write(place.IsKnown
                    ? string.Create(CultureInfo.InvariantCulture, $"\t{place.Dot(forward):0.00}\t{place.Z:0.00}\t{place.Dot(right):0.00}")
                    : "\t\t\t");
            }

            writer.WriteLine();
        }
    }

    private static void WriteHeader(StreamWriter writer, string name, JointSequence joints)
    {
        var rate = joints.FrameRateHz.ToString("0.######", CultureInfo.InvariantCulture);
        writer.WriteLine($"PathFileType\t4\t(X/Y/Z)\t{name}");
        writer.WriteLine("DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames");
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rate}\t{rate}\t{joints.FrameCount}\t{SkeletonTopology.JointCount}\tmm\t{rate}\t1\t{joints.FrameCount}"));
        writer.WriteLine("Frame#\tTime\t" + string.Join('\t', FieldNames.Joints.Select(joint => joint + "\t\t")));
        writer.WriteLine("\t\t" + string.Join('\t', Enumerable.Range(1, SkeletonTopology.JointCount).Select(number => FormattableString.Invariant($"X{number}\tY{number}\tZ{number}"))));
        writer.WriteLine();
    }

    /// <summary>Horizontal unit vector to where the athlete faces on the whole, from hips and shoulders; +x where that is unknown.</summary>
    private static Position3D MeanForward(JointSequence joints)
    {
        var sum = default(Position3D);
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var leftward = joints[frame, Joint.LeftHip] - joints[frame, Joint.RightHip] + joints[frame, Joint.LeftShoulder] - joints[frame, Joint.RightShoulder];
            sum = leftward.IsKnown ? sum + new Position3D(leftward.Y, -leftward.X, 0) : sum;
        }

        return sum.LengthMetres > 0 ? sum * (1 / sum.LengthMetres) : new Position3D(1, 0, 0);
    }

    /// <summary>A tab or a line end in a file's name would break the table.</summary>
    private static string PlainName(string name) => string.Concat(name.Select(character => char.IsControl(character) ? '_' : character));
}
