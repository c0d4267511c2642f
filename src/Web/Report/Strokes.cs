using System.Text.Json;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Drawings over a frame: strokes as data, [[[x, y], …], …] with x and y from 0 to 1 across and down the frame.</summary>
internal static class Strokes
{
    private const int MaxStrokes = 60;
    private const int Decimals = 4;

    /// <summary>The same strokes, written anew, so that only numbers are kept; null where it is no drawing, an empty one, or too long.</summary>
    public static string? Cleaned(string text)
    {
        if (text.Length is 0 or > Note.DrawingMaxLength)
        {
            return null;
        }

        try
        {
            return Cleaned(JsonSerializer.Deserialize<double[][][]>(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Cleaned(string)"/>
    public static string? Cleaned(double[][][]? strokes)
    {
        var isDrawing = strokes is { Length: > 0 and <= MaxStrokes } && strokes.All(stroke => stroke is { Length: > 0 } && stroke.All(point => point is [>= 0 and <= 1, >= 0 and <= 1]));
        var text = isDrawing ? JsonSerializer.Serialize(strokes!.Select(stroke => stroke.Select(point => point.Select(value => Math.Round(value, Decimals))))) : null;
        return text?.Length > Note.DrawingMaxLength ? null : text;
    }
}
