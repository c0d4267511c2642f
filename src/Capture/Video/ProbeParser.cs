using System.Globalization;
using System.Text.Json;

namespace SquatCoach.Capture;

/// <summary>Reads what <c>ffprobe -print_format json</c> wrote. Pure: text in, description out.</summary>
public static class ProbeParser
{
    // Outside this range the tag is damaged or hostile; such a picture is shown as it is stored.
    private const double MaxPixelAspectRatio = 8;

    /// <exception cref="VideoException">The file holds no moving picture.</exception>
    public static ProbedVideo Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new VideoException("The file cannot be read as a video.", exception);
        }
    }

    private static ProbedVideo Parse(JsonElement root)
    {
        var streams = root.TryGetProperty("streams", out var list) ? list.EnumerateArray().ToArray() : [];
        var pictures = streams.Where(stream => Text(stream, "codec_type") == "video").ToArray();
        var moving = pictures.Where(stream => !Flag(stream, "attached_pic") && !Flag(stream, "still_image")).ToArray();
        if (moving.Length == 0)
        {
            throw new VideoException(
                pictures.Length > 0 ? "The file holds only a still picture, no video."
                : streams.Any(stream => Text(stream, "codec_type") == "audio") ? "The file holds only sound, no picture."
                : "The file holds no picture stream.");
        }

        // The largest picture, the first among equals: a preview track must not win over the film.
        var chosen = moving.MaxBy(stream => (long)Whole(stream, "width") * Whole(stream, "height"));
        return Describe(chosen, root.TryGetProperty("format", out var format) ? format : default);
    }

    private static ProbedVideo Describe(JsonElement stream, JsonElement format)
    {
        var width = Whole(stream, "width");
        var height = Whole(stream, "height");
        if (width <= 0 || height <= 0)
            throw new VideoException("The file does not tell the size of its picture; it is damaged or cut off.");

        var (rotation, isMirrored) = RotationOf(stream);
        var rate = Ratio(stream, "avg_frame_rate");
        return new ProbedVideo
        {
            StreamIndex = Whole(stream, "index"),
            CodecName = Text(stream, "codec_name") ?? "unknown",
            CodedWidthPx = width,
            CodedHeightPx = height,
            PixelAspectRatio = PixelAspectRatioOf(stream),
            RotationDegrees = rotation,
            IsMirrored = isMirrored,
            FrameRateHz = rate > 0 ? rate : Ratio(stream, "r_frame_rate"),
            DurationSeconds = DurationOf(stream, format),
        };
    }

    private static double PixelAspectRatioOf(JsonElement stream)
    {
        var ratio = Ratio(stream, "sample_aspect_ratio", ':');
        return ratio is >= 1 / MaxPixelAspectRatio and <= MaxPixelAspectRatio ? ratio : 1;
    }

    /// <summary>The display matrix, else the older rotate tag. ffprobe counts the matrix counter-clockwise.</summary>
    private static (int Degrees, bool IsMirrored) RotationOf(JsonElement stream)
    {
        if (stream.TryGetProperty("side_data_list", out var sideData))
        {
            foreach (var entry in sideData.EnumerateArray())
            {
                if (entry.TryGetProperty("rotation", out var rotation))
                    return (ToTurn(-Number(rotation)), IsMirroring(Text(entry, "displaymatrix")));
            }
        }

        return stream.TryGetProperty("tags", out var tags) && tags.TryGetProperty("rotate", out var rotate)
            ? (ToTurn(Number(rotate)), false)
            : (0, false);
    }

    /// <summary>True where the upper left 2 × 2 of the matrix, printed as three rows "00000000: a b u", has a negative determinant.</summary>
    private static bool IsMirroring(string? matrix)
    {
        var rows = matrix?.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row[(row.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(row => row.Length == 3)
            .ToArray();
        if (rows is not { Length: 3 })
            return false;

        double At(int row, int column) => double.Parse(rows[row][column], CultureInfo.InvariantCulture);
        return (At(0, 0) * At(1, 1)) - (At(0, 1) * At(1, 0)) < 0;
    }

    private static double DurationOf(JsonElement stream, JsonElement format)
    {
        if (Seconds(stream, "duration") is { } ofStream)
            return ofStream;

        // Matroska writes the length of a stream as a tag "00:00:10.033000000".
        if (stream.TryGetProperty("tags", out var tags)
            && TimeSpan.TryParse(Text(tags, "DURATION")?.Split('.')[0], CultureInfo.InvariantCulture, out var tagged)
            && tagged > TimeSpan.Zero)
        {
            var fraction = Text(tags, "DURATION")!.Split('.') is [_, var digits] ? "0." + digits : "0";
            return tagged.TotalSeconds + double.Parse(fraction, CultureInfo.InvariantCulture);
        }

        return format.ValueKind == JsonValueKind.Object ? Seconds(format, "duration") ?? 0 : 0;
    }

    private static int ToTurn(double degrees) => double.IsFinite(degrees) ? (((int)Math.Round(degrees) % 360) + 360) % 360 : 0;

    private static double? Seconds(JsonElement parent, string name) =>
        double.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0 ? value : null;

    private static double Ratio(JsonElement parent, string name, char separator = '/') =>
        Text(parent, name)?.Split(separator) is [var above, var below]
        && double.TryParse(above, NumberStyles.Float, CultureInfo.InvariantCulture, out var numerator)
        && double.TryParse(below, NumberStyles.Float, CultureInfo.InvariantCulture, out var denominator)
        && numerator > 0 && denominator > 0
            ? numerator / denominator
            : 0;

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : double.Parse(value.GetString() ?? "0", CultureInfo.InvariantCulture);

    private static bool Flag(JsonElement stream, string name) =>
        stream.TryGetProperty("disposition", out var disposition) && Whole(disposition, name) == 1;

    private static int Whole(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
