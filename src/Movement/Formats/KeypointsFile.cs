using System.Text.Json;

namespace SquatCoach.Movement;

/// <summary>Reads and writes <c>squatcoach.keypoints/1</c>: the 2D track in pixels of the upright frame.</summary>
public static class KeypointsFile
{
    public const string Schema = "squatcoach.keypoints/1";

    /// <summary>Of a frame: the line of the back, 5 × [x, y, confidence]; only where it was read.</summary>
    private const string BackField = "back";

    public static void Write(Stream stream, KeypointTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteNumber("widthPx", track.WidthPx);
        writer.WriteNumber("heightPx", track.HeightPx);
        writer.WriteStartArray("keypoints");
        foreach (var name in FieldNames.Keypoints)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("frames");
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            WriteFrame(writer, track, frame);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <exception cref="PosesFormatException">The file is not of this format.</exception>
    public static KeypointTrack Read(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement, fileName);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new PosesFormatException($"{fileName}: found something else; expected {Schema}. {exception.Message}", exception);
        }
    }

    private static KeypointTrack Read(JsonElement root, string fileName)
    {
        if (root.GetProperty("schema").GetString() != Schema)
        {
            throw new PosesFormatException($"{fileName}: found schema '{root.GetProperty("schema").GetString()}'; expected '{Schema}'.");
        }

        if (!root.GetProperty("keypoints").EnumerateArray().Select(name => name.GetString()!).SequenceEqual(FieldNames.Keypoints))
        {
            throw new PosesFormatException($"{fileName}: found other keypoints; expected {string.Join(", ", FieldNames.Keypoints)}.");
        }

        var frames = root.GetProperty("frames");
        var count = frames.GetArrayLength();
        var times = new double[count];
        var boxes = new PixelBox?[count];
        var points = new float[count * KeypointTrack.ValuesPerFrame];
        float[]? back = null;
        var index = 0;
        foreach (var frame in frames.EnumerateArray())
        {
            times[index] = frame.GetProperty("timeSeconds").GetDouble();
            var box = frame.GetProperty("box");
            boxes[index] = box.ValueKind == JsonValueKind.Null ? null : new PixelBox(box[0].GetSingle(), box[1].GetSingle(), box[2].GetSingle(), box[3].GetSingle());
            ReadPoints(frame.GetProperty("points"), points.AsSpan(index * KeypointTrack.ValuesPerFrame, KeypointTrack.ValuesPerFrame));
            if (frame.TryGetProperty(BackField, out var line))
            {
                back ??= new float[count * KeypointTrack.BackValuesPerFrame];
                ReadPoints(line, back.AsSpan(index * KeypointTrack.BackValuesPerFrame, KeypointTrack.BackValuesPerFrame));
            }

            index++;
        }

        return new KeypointTrack(root.GetProperty("widthPx").GetInt32(), root.GetProperty("heightPx").GetInt32(), times, boxes, points, back);
    }

    private static void ReadPoints(JsonElement points, Span<float> target)
    {
        for (var keypoint = 0; keypoint < target.Length / 3; keypoint++)
        {
            var known = points.ValueKind != JsonValueKind.Null;
            target[keypoint * 3] = known ? points[keypoint][0].GetSingle() : float.NaN;
            target[(keypoint * 3) + 1] = known ? points[keypoint][1].GetSingle() : float.NaN;
            target[(keypoint * 3) + 2] = known ? points[keypoint][2].GetSingle() : 0;
        }
    }

    private static void WriteFrame(Utf8JsonWriter writer, KeypointTrack track, int index)
    {
        writer.WriteStartObject();
        writer.WriteNumber("timeSeconds", Math.Round(track.TimesSeconds[index], 6));
        if (track.Boxes[index] is { } box)
        {
            writer.WriteStartArray("box");
            foreach (var value in (ReadOnlySpan<float>)[box.XPx, box.YPx, box.WidthPx, box.HeightPx])
            {
                writer.WriteNumberValue(Rounded(value, 2));
            }

            writer.WriteEndArray();
            WritePoints(writer, "points", track.Frame(index));
            if (track.Back(index) is [_, _, > 0, ..] back)
            {
                WritePoints(writer, BackField, back);
            }
        }
        else
        {
            writer.WriteNull("box");
            writer.WriteNull("points");
        }

        writer.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter writer, string name, ReadOnlySpan<float> values)
    {
        writer.WriteStartArray(name);
        for (var offset = 0; offset < values.Length; offset += 3)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Rounded(values[offset], 2));
            writer.WriteNumberValue(Rounded(values[offset + 1], 2));
            writer.WriteNumberValue(Rounded(values[offset + 2], 4));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    // A value that is no number has no place in JSON; its confidence is 0 as well, so that nobody takes it for a measurement.
    private static decimal Rounded(float value, int decimals) =>
        Math.Abs(value) < 1e9f ? Math.Round((decimal)value, decimals) : 0;
}
