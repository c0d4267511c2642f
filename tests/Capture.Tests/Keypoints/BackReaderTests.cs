using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>The network that ships, on a figure drawn here: a grey trunk whose back is an arc, seen from the side.</summary>
public sealed class BackReaderTests : IDisposable
{
    private const double TrunkPx = 120;

    private static readonly DecodedSize _size = new(480, 360);

    private readonly BackReader _reader = new(ModelLocator.Find().Open(ModelNames.AthleteBack, ModelTask.Back, new OnnxModelOptions { Device = Device.Cpu }));

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(1, 0.6)]
    [InlineData(-1, 0.6)]
    public void Read_PointsLieOnTheEdgeBehindTheTrunk(int facing, double lean)
    {
        var (pixels, points) = Figure(facing, lean, bendRadians: 0);
        var back = new float[KeypointTrack.BackValuesPerFrame];
        _reader.Read(new RgbImage(pixels, _size), points, back);
        for (var point = 0; point < KeypointTrack.BackPoints; point++)
        {
            var (along, behind) = OfTrunk(back[point * 3], back[(point * 3) + 1], facing, lean);
            Assert.Equal(0.083 + (0.2 * point), along, 0.01);
            Assert.Equal(0.18, behind, 0.06);
        }
    }

    [Fact]
    public void Read_FacingTheOtherWay_IsTheMirrorImage()
    {
        var (right, left) = (new float[KeypointTrack.BackValuesPerFrame], new float[KeypointTrack.BackValuesPerFrame]);
        foreach (var (facing, back) in new[] { (1, right), (-1, left) })
        {
            var (pixels, points) = Figure(facing, 0.4, bendRadians: 0.5);
            _reader.Read(new RgbImage(pixels, _size), points, back);
        }

        for (var index = 0; index < right.Length; index += 3)
        {
            Assert.Equal(right[index], _size.WidthPx - left[index], 1.0f);
            Assert.Equal(right[index + 1], left[index + 1], 1.0f);
            Assert.Equal(right[index + 2], left[index + 2], 0.05f);
        }
    }

    [Fact]
    public void Read_RoundBack_BulgesFurtherThanAStraightOne()
    {
        var (straight, round) = (new float[KeypointTrack.BackValuesPerFrame], new float[KeypointTrack.BackValuesPerFrame]);
        foreach (var (bend, back) in new[] { (0.0, straight), (1.2, round) })
        {
            var (pixels, points) = Figure(1, 0.5, bend);
            _reader.Read(new RgbImage(pixels, _size), points, back);
        }

        Assert.True(Bulge(round) > Bulge(straight) + 0.06, $"Found {Bulge(round):0.000} and {Bulge(straight):0.000}; expected the round back further behind its own ends.");
    }

    [Fact]
    public void Constructor_NetworkOfAnotherTask_Refused() =>
        Assert.Throws<ModelException>(() => new BackReader(ModelLocator.Find().Open(ModelNames.AthleteFinder, ModelTask.Finder)));

    public void Dispose() => _reader.Dispose();

    /// <summary>How far the middle of the line lies behind the line between its ends, in trunk lengths; the figure faces right and leans by 0.5.</summary>
    private static double Bulge(float[] back)
    {
        double Behind(int point) => OfTrunk(back[point * 3], back[(point * 3) + 1], 1, 0.5).Behind;
        return Behind(2) - ((Behind(0) + Behind(4)) / 2);
    }

    /// <summary>A place of the picture in trunk lengths: along from the hips to the shoulders, and behind that line.</summary>
    private static (double Along, double Behind) OfTrunk(double x, double y, int facing, double lean)
    {
        var (right, down) = ((x - 240) * facing, y - 200);
        return (((right * Math.Sin(lean)) - (down * Math.Cos(lean))) / TrunkPx, -((right * Math.Cos(lean)) + (down * Math.Sin(lean))) / TrunkPx);
    }

    /// <summary>A trunk 0.36 of its length thick with a head, a thigh and an arm in front, before a light wall.</summary>
    private static (byte[] Pixels, float[] Points) Figure(int facing, double lean, double bendRadians)
    {
        var pixels = new byte[_size.ByteCount];
        Array.Fill(pixels, (byte)215);
        for (var row = 0; row < _size.HeightPx; row++)
        {
            for (var column = 0; column < _size.WidthPx; column++)
            {
                var (along, behind) = OfTrunk(column + 0.5, row + 0.5, facing, lean);
                var bulge = bendRadians / 2 * along * (1 - along);
                var isTrunk = along is > -0.12 and < 1.1 && Math.Abs(behind - bulge) < 0.18;
                var isHead = Square(along - 1.4) + Square(behind + 0.08) < 0.04;
                var isThigh = Math.Abs(along + 0.12) < 0.14 && behind is < 0.1 and > -0.9;
                var isArm = Math.Abs(along - 0.92) < 0.07 && behind is < 0 and > -1.1;
                if (isTrunk || isHead || isThigh || isArm)
                {
                    var at = ((row * _size.WidthPx) + column) * 3;
                    (pixels[at], pixels[at + 1], pixels[at + 2]) = isTrunk ? ((byte)40, (byte)60, (byte)110) : ((byte)170, (byte)120, (byte)95);
                }
            }
        }

        var points = new float[KeypointTrack.ValuesPerFrame];
        void Put(Keypoint keypoint, double along, double behind)
        {
            var right = ((along * Math.Sin(lean)) - (behind * Math.Cos(lean))) * TrunkPx;
            var down = (-(along * Math.Cos(lean)) - (behind * Math.Sin(lean))) * TrunkPx;
            (points[(int)keypoint * 3], points[((int)keypoint * 3) + 1], points[((int)keypoint * 3) + 2]) = ((float)(240 + (facing * right)), (float)(200 + down), 0.9f);
        }

        foreach (var keypoint in Enum.GetValues<Keypoint>())
        {
            var name = keypoint.ToString();
            var (along, behind) = name switch
            {
                _ when name.EndsWith("Hip", StringComparison.Ordinal) => (0.0, 0.0),
                _ when name.EndsWith("Shoulder", StringComparison.Ordinal) => (1.0, 0.0),
                _ when name.EndsWith("Knee", StringComparison.Ordinal) => (-0.12, -0.85),
                _ when name.EndsWith("Index", StringComparison.Ordinal) => (-1.0, -0.9),
                _ when name.EndsWith("Heel", StringComparison.Ordinal) || name.EndsWith("Ankle", StringComparison.Ordinal) => (-1.0, -0.5),
                "Nose" => (1.4, -0.3),
                _ => (1.4, -0.1),
            };
            Put(keypoint, along, behind);
        }

        return (pixels, points);
    }

    private static double Square(double value) => value * value;
}
