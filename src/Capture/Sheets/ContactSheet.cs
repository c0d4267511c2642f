using System.Buffers.Binary;
using System.IO.Compression;

namespace SquatCoach.Capture;

/// <summary>Many tiles as one picture, row by row, written as PNG (ISO/IEC 15948).</summary>
public static class ContactSheet
{
    private const byte EightBits = 8;
    private const byte TrueColour = 2;

    /// <param name="stream">Receives the picture.</param>
    /// <param name="tiles">Tiles of one size.</param>
    /// <param name="columns">Tiles a row.</param>
    public static void Write(Stream stream, IReadOnlyList<Tile> tiles, int columns)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (tiles.Count == 0 || tiles.Any(tile => tile.SidePx != tiles[0].SidePx))
            throw new ArgumentException($"Found {tiles.Count} tiles, expected at least one, all of one size.", nameof(tiles));

        columns = Math.Min(columns, tiles.Count);
        var side = tiles[0].SidePx;
        var rows = (tiles.Count + columns - 1) / columns;
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, columns * side);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], rows * side);
        (header[8], header[9]) = (EightBits, TrueColour);
        Chunk(stream, "IHDR"u8, header);
        Chunk(stream, "IDAT"u8, Pixels(tiles, columns, rows, side));
        Chunk(stream, "IEND"u8, []);
    }

    private static byte[] Pixels(IReadOnlyList<Tile> tiles, int columns, int rows, int side)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var nothing = new byte[3 * side];
            for (var y = 0; y < rows * side; y++)
            {
                // Every row begins with its filter: none.
                zlib.WriteByte(0);
                for (var column = 0; column < columns; column++)
                {
                    var index = (y / side * columns) + column;
                    zlib.Write(index < tiles.Count ? tiles[index].Row(y % side) : nothing);
                }
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream stream, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), content));
        stream.Write(number);
    }

    /// <summary>The cyclic redundancy check of the format (its annex D), bit by bit.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return crc;
    }
}
