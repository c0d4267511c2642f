using System.Buffers.Binary;
using System.Text;

namespace SquatCoach.Models;

/// <summary>Writes fields of a Protocol Buffers message (protobuf.dev, "Encoding"), as far as ONNX files need them.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int Delimited = 2;

    private readonly MemoryStream _bytes = new();

    public ProtobufWriter Number(int field, long value) => Tag(field, Varint).Raw((ulong)value);

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, Delimited).Raw((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message._bytes.GetBuffer().AsSpan(0, (int)message._bytes.Length));

    public byte[] ToArray() => _bytes.ToArray();

    /// <summary>Floats, little-endian as ONNX wants them whatever the machine.</summary>
    public ProtobufWriter Floats(int field, ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), values[index]);
        return Bytes(field, bytes);
    }

    public ProtobufWriter Longs(int field, ReadOnlySpan<long> values)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (var index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(index * sizeof(long)), values[index]);
        return Bytes(field, bytes);
    }

    private ProtobufWriter Tag(int field, int kind) => Raw((ulong)((field << 3) | kind));

    private ProtobufWriter Raw(ulong value)
    {
        for (; value > 127; value >>= 7)
            _bytes.WriteByte((byte)(value | 128));
        _bytes.WriteByte((byte)value);
        return this;
    }
}
