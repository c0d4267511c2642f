using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SquatCoach.Capture;

/// <summary>
/// The rotation tag of an MP4 or QuickTime file: the matrix in the header of its video track (ISO/IEC 14496-12, boxes moov/trak/tkhd), by which players turn the picture.
/// Changing it turns a video without touching a picture of it.
/// </summary>
public static class RotationTag
{
    private const int MatrixBytes = 36;
    private const int One = 1 << 16;

    // a, b, c, d of the matrix after 0 to 3 clockwise quarter turns.
    private static readonly (int A, int B, int C, int D)[] _turns = [(One, 0, 0, One), (0, One, -One, 0), (-One, 0, 0, -One), (0, -One, One, 0)];

    /// <summary>Whether there is a tag that can be changed: one video track, whose matrix is a whole number of quarter turns. False also of a file that cannot be read.</summary>
    public static bool CanTurn(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            return Find(file) is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Turns the picture further clockwise, by 90, 180 or 270 degrees. The file is changed in place, by one write of 36 bytes.</summary>
    /// <exception cref="InvalidDataException">There is no tag that can be changed; <see cref="CanTurn"/> says so beforehand.</exception>
    public static void Turn(string path, int degrees)
    {
        if (degrees is not (90 or 180 or 270))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Expected a turn by 90, 180 or 270 degrees.");
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var tag = Find(file) ?? throw new InvalidDataException($"{Path.GetFileName(path)} has no rotation tag that can be changed; expected an MP4 or QuickTime file with one video track.");
        var turns = (tag.Turns + (degrees / 90)) % 4;
        var (a, b, c, d) = _turns[turns];

        // What a turn brings to the left of the origin, or above it, is moved back by the track's width or height.
        var (right, down) = turns switch { 1 => (tag.Height, 0), 2 => (tag.Width, tag.Height), 3 => (0, tag.Width), _ => (0, 0) };
        Span<byte> matrix = stackalloc byte[MatrixBytes];
        ReadOnlySpan<int> values = [a, b, 0, c, d, 0, right, down, 1 << 30];
        for (var n = 0; n < values.Length; n++)
            BinaryPrimitives.WriteInt32BigEndian(matrix[(4 * n)..], values[n]);
        RandomAccess.Write(file, matrix, tag.Offset);
        RandomAccess.FlushToDisk(file);
    }

    private static Tag? Find(SafeFileHandle file)
    {
        var boxes = new Mp4Boxes(file);
        Tag? found = null;
        foreach (var movie in boxes.Find(new Extent(0, RandomAccess.GetLength(file)), "moov"u8))
        {
            foreach (var track in boxes.Find(movie, "trak"u8).Where(track => IsVideo(boxes, track)))
            {
                // With two pictures, such as a cover, it would take a player to know which one is shown.
                if (found is not null || boxes.Find(track, "tkhd"u8).Select(header => Read(boxes, header)).FirstOrDefault() is not { } tag)
                    return null;
                found = tag;
            }
        }

        return boxes.AreTooMany ? null : found;
    }

    private static bool IsVideo(Mp4Boxes boxes, Extent track)
    {
        // Of a handler: version and flags, a reserved word, then the kind of the track.
        Span<byte> handler = stackalloc byte[12];
        foreach (var box in boxes.Find(track, "mdia"u8).SelectMany(media => boxes.Find(media, "hdlr"u8)))
            return box.Length >= handler.Length && boxes.Fill(handler, box.Start) && handler[8..].SequenceEqual("vide"u8);
        return false;
    }

    private static Tag? Read(Mp4Boxes boxes, Extent header)
    {
        // Version and flags, times, number and duration of the track (version 1 has 64-bit times), 16 bytes of layer and volume; then the matrix, width and height.
        Span<byte> version = stackalloc byte[1];
        if (!boxes.Fill(version, header.Start))
            return null;
        var at = version[0] == 1 ? 52 : 40;
        Span<byte> rest = stackalloc byte[MatrixBytes + 8];
        if (header.Length < at + rest.Length || !boxes.Fill(rest, header.Start + at))
            return null;
        var turns = Array.IndexOf(_turns, (Value(rest, 0), Value(rest, 1), Value(rest, 3), Value(rest, 4)));
        return turns < 0 ? null : new Tag(header.Start + at, turns, Value(rest, 9), Value(rest, 10));
    }

    private static int Value(ReadOnlySpan<byte> values, int n) => BinaryPrimitives.ReadInt32BigEndian(values[(4 * n)..]);

    private readonly record struct Tag(long Offset, int Turns, int Width, int Height);
}
