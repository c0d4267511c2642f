using System.Buffers.Binary;

namespace SquatCoach.Models.Tests;

/// <summary>Writes the smallest FlatBuffer there is: one table of numbers, as the options of an operator.</summary>
internal static class FlatOptions
{
    /// <param name="fields">Field numbers and their values, every one stored in four bytes (also read as one byte, little-endian).</param>
    public static FlatTable Of(params (int Field, int Value)[] fields)
    {
        var count = fields.Length == 0 ? 0 : fields.Max(field => field.Field) + 1;
        var vtable = 4;
        var table = vtable + 4 + (2 * count) + (2 * (count % 2));
        var file = new byte[table + 4 + (4 * count)];
        BinaryPrimitives.WriteInt32LittleEndian(file, table);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(vtable), (ushort)(4 + (2 * count)));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(vtable + 2), (ushort)(4 + (4 * count)));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(table), table - vtable);
        foreach (var (field, value) in fields)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(vtable + 4 + (2 * field)), (ushort)(4 + (4 * field)));
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(table + 4 + (4 * field)), value);
        }

        return FlatTable.Root(file);
    }
}
