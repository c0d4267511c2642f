using System.Buffers.Binary;

namespace SquatCoach.Capture;

/// <summary>Buffered reading of the number formats of NUT from a stream that cannot seek.</summary>
internal sealed class NutBytes(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next byte, or -1 at the end of the stream.</summary>
    public int TryReadByte()
    {
        if (_start == _end)
        {
            _start = 0;
            _end = stream.Read(_buffer, 0, _buffer.Length);
            if (_end <= 0)
            {
                _end = 0;
                return -1;
            }
        }

        return _buffer[_start++];
    }

    /// <exception cref="EndOfStreamException">The stream ends here.</exception>
    public byte ReadByte() => TryReadByte() is >= 0 and var value ? (byte)value : throw new EndOfStreamException();

    /// <summary>"v": seven bits a byte, the most significant first.</summary>
    public long ReadUnsigned()
    {
        long value = 0;
        for (var count = 0; count < 9; count++)
        {
            var next = ReadByte();
            value = (value << 7) | (uint)(next & 0x7F);
            if ((next & 0x80) == 0)
                return value;
        }

        throw new InvalidDataException("Found a number of more than 63 bits in the decoder's stream.");
    }

    /// <summary>"s": an unsigned number that folds the sign into its lowest bit.</summary>
    public long ReadSigned()
    {
        var value = ReadUnsigned() + 1;
        return (value & 1) == 1 ? -(value >> 1) : value >> 1;
    }

    /// <summary>An unsigned number that must fit into an int.</summary>
    public int ReadCount() => ReadUnsigned() is <= int.MaxValue and var value
        ? (int)value
        : throw new InvalidDataException("Found a count of more than 31 bits in the decoder's stream.");

    public ulong ReadUInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    public void ReadExactly(Span<byte> target)
    {
        var buffered = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(target);
        _start += buffered;
        if (buffered < target.Length)
            stream.ReadExactly(target[buffered..]);
    }

    public void Skip(long count)
    {
        for (; count > 0; count--)
            ReadByte();
    }
}
