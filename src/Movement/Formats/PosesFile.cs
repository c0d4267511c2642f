using System.Text.Json;

namespace SquatCoach.Movement;

/// <summary>
/// Reads and writes <c>squatcoach.poses/1</c>: 3D joints over time. Joints may come in any order and unit and with any axis up;
/// the sequence is always in our order, in metres, z up. A joint that the file does not have, or gives as null, is unknown (NaN).
/// </summary>
public static class PosesFile
{
    public const string Schema = "squatcoach.poses/1";

    /// <summary>Longer files are refused: 4 million frames are a day and a half at 30 Hz.</summary>
    public const int MaxFrames = 4_000_000;

    private const double MaxFrameRateHz = 10_000;

    private const float MaxMetres = 1e9f;

    /// <exception cref="PosesFormatException">The file is not of this format; the message says what was found and expected.</exception>
    public static JointSequence Read(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement, fileName);
        }
        catch (JsonException exception)
        {
            throw new PosesFormatException($"{fileName}: found text that is not JSON (line {exception.LineNumber + 1}); expected {Schema}.", exception);
        }
    }

    /// <summary>The same from memory.</summary>
    /// <exception cref="PosesFormatException">The text is not of this format; the message says what was found and expected.</exception>
    public static JointSequence Read(ReadOnlyMemory<byte> text, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement, fileName);
        }
        catch (JsonException exception)
        {
            throw new PosesFormatException($"{fileName}: found text that is not JSON; expected {Schema}.", exception);
        }
    }

    public static void Write(Stream stream, JointSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteNumber("frameRateHz", sequence.FrameRateHz);
        writer.WriteString("unit", "metre");
        writer.WriteString("up", "+z");
        if (sequence.StartSeconds != 0)
        {
            writer.WriteNumber("startSeconds", Math.Round(sequence.StartSeconds, 6));
        }

        writer.WriteStartArray("joints");
        foreach (var name in FieldNames.Joints)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("frames");
        for (var frame = 0; frame < sequence.FrameCount; frame++)
        {
            WriteFrame(writer, sequence.Frame(frame));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, ReadOnlySpan<float> values)
    {
        writer.WriteStartArray();
        for (var offset = 0; offset < values.Length; offset += 3)
        {
            var (x, y, z) = (values[offset], values[offset + 1], values[offset + 2]);
            if (!(Math.Abs(x) < MaxMetres && Math.Abs(y) < MaxMetres && Math.Abs(z) < MaxMetres))
            {
                writer.WriteNullValue();
                continue;
            }

            writer.WriteStartArray();
            writer.WriteNumberValue(RoundToTenthMillimetre(x));
            writer.WriteNumberValue(RoundToTenthMillimetre(y));
            writer.WriteNumberValue(RoundToTenthMillimetre(z));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static decimal RoundToTenthMillimetre(float metres) => Math.Round((decimal)metres, 4);

    private static JointSequence Read(JsonElement root, string fileName)
    {
        var header = PosesHeader.Read(root, fileName);
        if (!(header.FrameRateHz is > 0 and <= MaxFrameRateHz))
        {
            throw new PosesFormatException($"{fileName}: found frameRateHz = {header.FrameRateHz}; expected a number over 0 and up to {MaxFrameRateHz}.");
        }

        var frames = PosesHeader.Member(root, "frames", JsonValueKind.Array, fileName);
        var count = frames.GetArrayLength();
        if (count > MaxFrames)
        {
            throw new PosesFormatException($"{fileName}: found {count} frames; expected at most {MaxFrames}. Cut the file into parts.");
        }

        var positions = new float[count * JointSequence.ValuesPerFrame];
        Array.Fill(positions, float.NaN);
        var index = 0;
        foreach (var frame in frames.EnumerateArray())
        {
            ReadFrame(frame, header, positions.AsSpan(index * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame), index, fileName);
            index++;
        }

        return new JointSequence(header.FrameRateHz, positions, startSeconds: header.StartSeconds);
    }

    private static void ReadFrame(JsonElement frame, PosesHeader header, Span<float> target, int index, string fileName)
    {
        if (frame.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (frame.ValueKind != JsonValueKind.Array || frame.GetArrayLength() != header.JointIndices.Length)
        {
            throw new PosesFormatException($"{fileName}: frame {index} is not a list of {header.JointIndices.Length} joints.");
        }

        var column = 0;
        foreach (var point in frame.EnumerateArray())
        {
            var joint = header.JointIndices[column++];
            if (point.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 3)
            {
                throw new PosesFormatException($"{fileName}: frame {index}, {FieldNames.Joints[joint]}: expected [x, y, z] or null.");
            }

            if (Number(point[0]) is { } x && Number(point[1]) is { } y && Number(point[2]) is { } z)
            {
                var position = header.Up.ToZUp(x, y, z) * header.MetresPerUnit;
                target[joint * 3] = (float)position.X;
                target[(joint * 3) + 1] = (float)position.Y;
                target[(joint * 3) + 2] = (float)position.Z;
            }
        }

        double? Number(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) < 1e9 => number,
            _ => throw new PosesFormatException($"{fileName}: frame {index} holds {value.GetRawText()[..Math.Min(20, value.GetRawText().Length)]}; expected a number or null."),
        };
    }
}
