namespace SquatCoach.Capture.Tests;

public class CentreSizeDecoderTests
{
    private const int Cells = 8;
    private const int SidePx = 64;

    private readonly float[] _centre = new float[Cells * Cells];
    private readonly float[] _offset = new float[2 * Cells * Cells];
    private readonly float[] _size = new float[2 * Cells * Cells];
    private readonly Letterbox _letterbox = Letterbox.Of(new DecodedSize(128, 128), SidePx);

    [Fact]
    public void Decode_OnePeak_BoxInTheFrame()
    {
        Put(3, 4, 0.9f, width: 0.25f, height: 0.5f);

        var found = Decode();

        var person = Assert.Single(found);
        Assert.Equal(0.9f, person.Score);
        Assert.Equal(new DecodedBox((28 - 8) * 2, (36 - 16) * 2, 32, 64), person.Box);
    }

    [Fact]
    public void Decode_NeighbouringCells_OnlyThePeak()
    {
        Put(3, 4, 0.9f, 0.25f, 0.5f);
        Put(4, 4, 0.8f, 0.25f, 0.5f);

        Assert.Single(Decode());
    }

    [Fact]
    public void Decode_TwoPeople_SurestFirst()
    {
        Put(1, 4, 0.5f, 0.2f, 0.5f);
        Put(6, 4, 0.7f, 0.2f, 0.5f);

        Assert.Equal([0.7f, 0.5f], Decode().Select(person => person.Score));
    }

    [Theory]
    [InlineData(0.6f, 0.9f)]
    [InlineData(0.9f, 0.6f)]
    public void Decode_OverlappingPeaks_TheSurerOne(float first, float second)
    {
        Put(3, 3, first, 0.8f, 0.8f);
        Put(5, 3, second, 0.8f, 0.8f);

        Assert.Equal(0.9f, Assert.Single(Decode()).Score);
    }

    [Fact]
    public void Decode_BelowThreshold_Nobody()
    {
        Put(3, 3, 0.11f, 0.5f, 0.5f);

        Assert.Empty(Decode());
    }

    [Fact]
    public void Decode_MorePeopleThanRoom_KeepsTheSurest()
    {
        for (var person = 0; person < 4; person++)
            Put(person * 2, 0, 0.4f + (0.1f * person), 0.1f, 0.1f);

        Assert.Equal([0.7f, 0.6f], Decode(room: 2).Select(person => MathF.Round(person.Score, 3)));
    }

    private void Put(int x, int y, float score, float width, float height)
    {
        var cell = (y * Cells) + x;
        _centre[cell] = score;
        _offset[cell] = _offset[(Cells * Cells) + cell] = 0.5f;
        _size[cell] = width;
        _size[(Cells * Cells) + cell] = height;
    }

    private PersonDetection[] Decode(int room = 8)
    {
        var maps = new CentreSizeMaps { Centre = _centre, Offset = _offset, Size = _size, Cells = Cells, SizePx = SidePx };
        var found = new PersonDetection[room];
        return found[..CentreSizeDecoder.Decode(maps, _letterbox, new FinderOptions(), found)];
    }
}
