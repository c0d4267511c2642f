using System.Buffers.Binary;
using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The 3D joints as the page's script reads them: whole millimetres in 16 bits, base64; −32768 is unknown.</summary>
public static class SkeletonMotion
{
    /// <summary>More would make the page heavy; longer recordings show every second, third… frame.</summary>
    private const int MostFrames = 9000;

    /// <summary>JSON that is safe inside a script element: the default encoder leaves no angle bracket.</summary>
    public static string ToJson(JointSequence joints, double firstBottomSeconds)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var stride = Math.Max(1, (joints.FrameCount + MostFrames - 1) / MostFrames);
        return JsonSerializer.Serialize(new
        {
            startSeconds = joints.StartSeconds,
            frameRateHz = joints.FrameRateHz / stride,
            joints = FieldNames.Joints,
            limbs = SkeletonTopology.Limbs.Select(limb => new[] { limb.Parent, limb.Child }),
            millimetres = Convert.ToBase64String(Pack(joints, stride)),
            firstBottomSeconds,
        });
    }

    private static byte[] Pack(JointSequence joints, int stride)
    {
        var frames = (joints.FrameCount + stride - 1) / stride;
        var bytes = new byte[frames * JointSequence.ValuesPerFrame * sizeof(short)];
        for (var frame = 0; frame < frames; frame++)
        {
            var values = joints.Frame(frame * stride);
            for (var index = 0; index < values.Length; index++)
            {
                var millimetres = float.IsFinite(values[index]) ? (short)Math.Clamp(MathF.Round(values[index] * 1000), -32767, 32767) : short.MinValue;
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(((frame * values.Length) + index) * sizeof(short)), millimetres);
            }
        }

        return bytes;
    }
}
