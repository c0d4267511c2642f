using System.Text;

namespace SquatCoach.Models;

/// <summary>
/// Walks over the fields of a Protocol Buffers message without copying it. A message that ends within a field throws
/// <see cref="FormatException"/>.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _place;

    /// <summary>The number of the field that <see cref="Next"/> stopped at.</summary>
    public int Field { get; private set; }

    /// <summary>Its value where it is a number.</summary>
    public long Number { get; private set; }

    /// <summary>Its bytes where it is a text, a message or bytes; empty otherwise.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Steps to the next field; false at the end.</summary>
    public bool Next()
    {
        if (_place >= _message.Length)
            return false;
        var tag = Varint();
        Field = (int)(tag >> 3);
        Number = 0;
        Bytes = default;
        switch (tag & 7)
        {
            case 0:
                Number = (long)Varint();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                var length = Varint();
                Bytes = Take(length > int.MaxValue ? int.MaxValue : (int)length);
                break;
            case 5:
                Take(4);
                break;
            default:
                throw new FormatException($"Found the wire type {tag & 7}, expected 0, 1, 2 or 5.");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _message.Length - _place)
            throw new FormatException($"Found {_message.Length - _place} bytes, expected {count}.");
        _place += count;
        return _message.Slice(_place - count, count);
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_place >= _message.Length)
                throw new FormatException("The message ends within a number.");
            var part = _message[_place++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }

        throw new FormatException("A number has more than ten bytes.");
    }
}
