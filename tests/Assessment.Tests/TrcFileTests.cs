using System.Globalization;
using System.Text;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The TRC format as OpenSim's reader expects it: five header lines, an empty one, then one row a frame.</summary>
public sealed class TrcFileTests
{
    private const int Columns = 2 + (3 * 19);

    private static readonly JointSequence _squat = new SquatScript().Stand(0.5).Squat(110).Build();

    [Fact]
    public void Write_Header_NamesRateCountsUnitAndMarkers()
    {
        var lines = Lines(_squat);
        Assert.Equal("PathFileType\t4\t(X/Y/Z)\tsquat.trc", lines[0]);
        Assert.Equal("DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames", lines[1]);
        Assert.Equal(["30", "30", $"{_squat.FrameCount}", "19", "mm", "30", "1", $"{_squat.FrameCount}"], lines[2].Split('\t'));
        var names = lines[3].Split('\t');
        Assert.Equal(["Frame#", "Time"], names.Take(2));
        Assert.Equal(FieldNames.Joints, names.Skip(2).Where(name => name.Length > 0));
        Assert.Equal(["", "", "X1", "Y1", "Z1", "X2"], lines[4].Split('\t').Take(6));
        Assert.Equal("X19 Y19 Z19", string.Join(' ', lines[4].Split('\t').TakeLast(3)));
        Assert.Equal("", lines[5]);
    }

    [Fact]
    public void Write_Rows_OneAFrameWithItsNumberAndTime()
    {
        var rows = Lines(_squat).Skip(6).ToList();
        Assert.Equal(_squat.FrameCount, rows.Count);
        for (var frame = 0; frame < rows.Count; frame++)
        {
            var cells = rows[frame].Split('\t');
            Assert.Equal(Columns, cells.Length);
            Assert.Equal($"{frame + 1}", cells[0]);
            Assert.Equal(_squat.TimeSeconds(frame), double.Parse(cells[1], CultureInfo.InvariantCulture), 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(130)]
    [InlineData(-70)]
    public void Write_WhicheverWayTheyFace_FacingXHeadUpYRightHandZMillimetres(double turnDegrees)
    {
        var cells = Lines(Moved.Turned(_squat, turnDegrees))[6].Split('\t');
        (double X, double Y, double Z) At(Joint joint)
        {
            double Number(int axis) => double.Parse(cells[2 + (3 * (int)joint) + axis], CultureInfo.InvariantCulture);
            return (Number(0), Number(1), Number(2));
        }

        Assert.Equal(-150, At(Joint.LeftAnkle).Z, 1.0);
        Assert.Equal(150, At(Joint.RightAnkle).Z, 1.0);
        Assert.Equal(0, At(Joint.LeftAnkle).Y, 1.0);
        Assert.True(At(Joint.Nose).X > At(Joint.LeftEar).X + 50, "The nose is before the ears.");
        Assert.InRange(At(Joint.HeadTop).Y, 1400, 1700);
    }

    [Fact]
    public void Write_UnknownJoint_EmptyCellsInPlace()
    {
        var headless = Moved.Each(_squat, (_, joint, place) => joint == Joint.HeadTop ? new Position3D(double.NaN, double.NaN, double.NaN) : place);
        var cells = Lines(headless)[6].Split('\t');
        Assert.Equal(Columns, cells.Length);
        Assert.All(cells.Skip(2 + (3 * (int)Joint.HeadTop)).Take(3), cell => Assert.Equal("", cell));
    }

    [Fact]
    public void Write_NothingKnownOrNoFrame_HeaderAndEmptyRows()
    {
        Assert.Equal(6, Lines(new JointSequence(30, [])).Count);
        Assert.Equal(8, Lines(new JointSequence(30, [.. Enumerable.Repeat(float.NaN, 2 * JointSequence.ValuesPerFrame)])).Count);
    }

    private static List<string> Lines(JointSequence joints)
    {
        using var stream = new MemoryStream();
        TrcFile.Write(stream, "squat.trc", joints);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text[..^1].Split('\n')];
    }
}
