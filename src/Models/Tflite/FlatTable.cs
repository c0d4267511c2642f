using System.Buffers.Binary;
using System.Text;

namespace SquatCoach.Models;

/// <summary>
/// A table of a FlatBuffers file, read in place without generated code (format: flatbuffers.dev, "FlatBuffer Internals"). Absent fields
/// answer their default; a null table answers defaults throughout. Offsets that lead outside the file throw <see cref="IndexOutOfRangeException"/>
/// or <see cref="ArgumentException"/>, which <see cref="TfliteModel.Parse"/> turns into one sentence.
/// </summary>
internal readonly struct FlatTable(byte[]? file, int position)
{
    public bool IsNull => file is null;

    public static FlatTable Root(byte[] file) => new(file, Int32(file, 0));

    public int Int(int field, int absent = 0) => Find(field) is > 0 and var place ? Int32(file!, place) : absent;

    public int Byte(int field, int absent = 0) => Find(field) is > 0 and var place ? file![place] : absent;

    public FlatTable Table(int field) => Find(field) is > 0 and var place ? new(file, place + Int32(file!, place)) : default;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public ReadOnlyMemory<byte> Bytes(int field)
    {
        var (first, count) = Vector(field);
        return file.AsMemory(first, count);
    }

    /// <summary>A vector of unsigned numbers of 1 or 2 bytes, or of signed ones of 4.</summary>
    public int[] Ints(int field, int bytesEach = 4)
    {
        var (first, count) = Vector(field);
        var span = file.AsSpan(first, checked(count * bytesEach));
        var values = new int[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = bytesEach switch
            {
                1 => span[index],
                2 => BinaryPrimitives.ReadUInt16LittleEndian(span[(index * 2)..]),
                _ => BinaryPrimitives.ReadInt32LittleEndian(span[(index * 4)..]),
            };
        }

        return values;
    }

    public FlatTable[] Tables(int field)
    {
        var (first, count) = Vector(field);
        _ = file.AsSpan(first, checked(count * 4));
        var tables = new FlatTable[count];
        for (var index = 0; index < count; index++)
        {
            var place = first + (index * 4);
            tables[index] = new FlatTable(file, place + Int32(file!, place));
        }

        return tables;
    }

    private static int Int32(byte[] file, int place) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(place, 4));

    /// <summary>Where a field stands in the file; 0 where it is absent.</summary>
    private int Find(int field)
    {
        if (file is null)
            return 0;
        var vtable = position - Int32(file, position);
        var entry = 4 + (2 * field);
        if (entry >= BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(vtable, 2)))
            return 0;
        var offset = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(vtable + entry, 2));
        return offset == 0 ? 0 : position + offset;
    }

    private (int First, int Count) Vector(int field)
    {
        if (Find(field) is not (> 0 and var place))
            return (0, 0);
        var vector = place + Int32(file!, place);
        var count = Int32(file!, vector);
        return count < 0 ? throw new IndexOutOfRangeException("A vector of negative length.") : (vector + 4, count);
    }
}
