namespace SquatCoach.Capture;

/// <summary>
/// Reads the one raw video stream that the decoder writes: for every frame its time stamp, then its bytes. NUT (Niedermayer et al.,
/// "NUT Open Container Format", 2013) is the container in which ffmpeg pipes raw frames together with their exact time stamps.
/// Only what ffmpeg's muxer writes is understood; anything else is refused.
/// </summary>
internal sealed class NutReader(Stream stream)
{
    private const ulong MainCode = 0x4E4D_7A56_1F5F_04AD;
    private const ulong StreamCode = 0x4E53_1140_5BF2_F9DB;
    private const ulong SyncpointCode = 0x4E4B_E4AD_EECA_4569;
    private const int PacketChecksumLength = 4;
    private const int LongPacketLength = 4096;

    private readonly NutBytes _bytes = new(stream);
    private readonly NutFrameCode[] _codes = new NutFrameCode[256];
    private readonly List<(long Numerator, long Denominator)> _timeBases = [];
    private readonly List<int> _elidedHeaderLengths = [];
    private bool _isOpen;
    private int _timeBase;
    private int _ptsBits;
    private long _lastPts;

    /// <summary>Reads up to the bytes of the next frame, which the caller must then take with <see cref="ReadFrame"/>.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The stream is not what ffmpeg writes.</exception>
    /// <exception cref="EndOfStreamException">The stream breaks off.</exception>
    public bool TryReadHeader(out double timeSeconds, out int byteCount)
    {
        timeSeconds = 0;
        byteCount = 0;
        if (!_isOpen)
        {
            if (!TryReadFileId())
                return false;
            _isOpen = true;
        }

        int first;
        while ((first = _bytes.TryReadByte()) == 'N')
            ReadPacket();
        if (first < 0)
            return false;

        byteCount = ReadFrameHeader(_codes[first]);
        var (numerator, denominator) = _timeBases[_timeBase];
        timeSeconds = (double)_lastPts * numerator / denominator;
        return true;
    }

    public void ReadFrame(Span<byte> target) => _bytes.ReadExactly(target);

    private bool TryReadFileId()
    {
        foreach (var expected in "nut/multimedia container\0"u8)
        {
            var found = _bytes.TryReadByte();
            if (found < 0)
                return false;
            if (found != expected)
                throw new InvalidDataException("The decoder's stream does not start as a NUT file.");
        }

        return true;
    }

    private void ReadPacket()
    {
        ulong code = 'N';
        for (var index = 0; index < 7; index++)
            code = (code << 8) | _bytes.ReadByte();
        var length = _bytes.ReadUnsigned();
        if (length > LongPacketLength)
            _bytes.Skip(PacketChecksumLength);

        switch (code)
        {
            case MainCode:
                ReadMainHeader();
                break;
            case StreamCode:
                ReadStreamHeader();
                break;
            case SyncpointCode:
                ReadSyncpoint();
                break;
            default:
                _bytes.Skip(length);
                return;
        }

        _bytes.Skip(PacketChecksumLength);
    }

    private void ReadMainHeader()
    {
        var version = _bytes.ReadUnsigned();
        if (version != 3)
            throw new InvalidDataException($"Found NUT version {version}, expected 3.");
        if (_bytes.ReadUnsigned() is not 1 and var streams)
            throw new InvalidDataException($"Found {streams} streams from the decoder, expected 1.");
        _bytes.ReadUnsigned();
        for (var count = _bytes.ReadCount(); count > 0; count--)
            _timeBases.Add((_bytes.ReadUnsigned(), _bytes.ReadUnsigned()));
        if (_timeBases.Count == 0 || _timeBases.Exists(unit => unit.Numerator == 0 || unit.Denominator == 0))
            throw new InvalidDataException("The decoder's stream names no unit of time.");

        ReadFrameCodes();
        _elidedHeaderLengths.Add(0);
        for (var count = _bytes.ReadCount(); count > 0; count--)
        {
            var length = _bytes.ReadCount();
            _bytes.Skip(length);
            _elidedHeaderLengths.Add(length);
        }
    }

    private void ReadFrameCodes()
    {
        long ptsDelta = 0;
        var multiplier = 1;
        var streamId = 0;
        var headerIndex = 0;
        for (var code = 0; code < _codes.Length;)
        {
            var flags = _bytes.ReadCount();
            var fields = _bytes.ReadCount();
            if (fields > 0)
                ptsDelta = _bytes.ReadSigned();
            if (fields > 1)
                multiplier = _bytes.ReadCount();
            if (fields > 2)
                streamId = _bytes.ReadCount();
            var size = fields > 3 ? _bytes.ReadCount() : 0;
            var reserved = fields > 4 ? _bytes.ReadCount() : 0;
            var count = fields > 5 ? _bytes.ReadCount() : multiplier - size;
            if (fields > 6)
                _bytes.ReadSigned();
            if (fields > 7)
                headerIndex = _bytes.ReadCount();
            for (var field = 8; field < fields; field++)
                _bytes.ReadUnsigned();
            if (count <= 0)
                throw new InvalidDataException($"Found {count} frame codes in a row, expected at least one.");

            for (var index = 0; index < count && code < _codes.Length; code++)
            {
                if (code == 'N')
                {
                    _codes[code] = new NutFrameCode(NutFrameCode.Invalid, 0, 0, 0, 0, 0, 0);
                    continue;
                }

                _codes[code] = new NutFrameCode(flags, streamId, multiplier, size + index, ptsDelta, reserved, headerIndex);
                index++;
            }
        }
    }

    private void ReadStreamHeader()
    {
        _bytes.ReadUnsigned();
        if (_bytes.ReadUnsigned() is not 0 and var kind)
            throw new InvalidDataException($"Found stream class {kind} from the decoder, expected 0 (video).");
        _bytes.Skip(_bytes.ReadUnsigned());
        _timeBase = _bytes.ReadCount();
        _ptsBits = _bytes.ReadCount();
        if (_timeBase >= _timeBases.Count || _ptsBits > 62)
            throw new InvalidDataException("The decoder's stream header contradicts itself.");
        _bytes.ReadUnsigned();
        _bytes.ReadUnsigned();
        _bytes.ReadUnsigned();
        _bytes.Skip(_bytes.ReadUnsigned());
        for (var field = 0; field < 5; field++)
            _bytes.ReadUnsigned();
    }

    private void ReadSyncpoint()
    {
        var global = _bytes.ReadUnsigned();
        _bytes.ReadUnsigned();
        var (fromNumerator, fromDenominator) = _timeBases[(int)(global % _timeBases.Count)];
        var (numerator, denominator) = _timeBases[_timeBase];
        _lastPts = (long)((Int128)(global / _timeBases.Count) * fromNumerator * denominator / ((Int128)fromDenominator * numerator));
    }

    private int ReadFrameHeader(NutFrameCode code)
    {
        var flags = code.Flags;
        if ((flags & NutFrameCode.Invalid) != 0)
            throw new InvalidDataException("Found an invalid frame code in the decoder's stream.");
        if ((flags & NutFrameCode.Coded) != 0)
            flags ^= _bytes.ReadCount();
        if ((flags & NutFrameCode.CodedStreamId) != 0)
            _bytes.ReadUnsigned();
        _lastPts = (flags & NutFrameCode.CodedPts) != 0 ? FullPts(_bytes.ReadUnsigned()) : _lastPts + code.PtsDelta;
        long size = code.SizeLsb;
        if ((flags & NutFrameCode.SizeMsb) != 0)
            size += code.SizeMultiplier * _bytes.ReadUnsigned();
        if ((flags & NutFrameCode.MatchTime) != 0)
            _bytes.ReadSigned();
        var headerIndex = (flags & NutFrameCode.CodedHeaderIndex) != 0 ? _bytes.ReadCount() : code.HeaderIndex;
        var reserved = (flags & NutFrameCode.Reserved) != 0 ? _bytes.ReadCount() : code.ReservedCount;
        for (; reserved > 0; reserved--)
            _bytes.ReadUnsigned();
        if ((flags & NutFrameCode.SideData) != 0)
            throw new InvalidDataException("Found side data in the decoder's stream, expected frames only.");
        if (headerIndex >= _elidedHeaderLengths.Count || (size <= LongPacketLength && _elidedHeaderLengths[headerIndex] != 0))
            throw new InvalidDataException("Found a shortened frame in the decoder's stream, expected whole ones.");
        if ((flags & NutFrameCode.Checksum) != 0)
            _bytes.Skip(PacketChecksumLength);
        return size is >= 0 and <= int.MaxValue ? (int)size : throw new InvalidDataException($"Found a frame of {size} bytes.");
    }

    /// <summary>Small values are the low bits of a time stamp near the last one, large ones the whole.</summary>
    private long FullPts(long coded)
    {
        var whole = 1L << _ptsBits;
        if (coded >= whole)
            return coded - whole;
        var mask = whole - 1;
        var delta = _lastPts - (mask / 2);
        return ((coded - delta) & mask) + delta;
    }
}
