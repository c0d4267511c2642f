using System.Globalization;
using System.Text;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>Tables for other programs: read back by the rules of the format, and compared with what went in.</summary>
public sealed class ExportTests
{
    private static readonly JointSequence _joints = new SquatScript().Stand(1).Squat(110).Squat(80, leanDegrees: 45).Stand(0.5).Build();

    private static readonly FormReport _report = Report(_joints);

    [Fact]
    public void RepTable_EveryRow_HasEveryColumn()
    {
        var rows = Csv(stream => RepTable.Write(stream, _report));
        Assert.Equal(RepTable.Columns(), rows[0]);
        Assert.Equal(1 + _report.Reps.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal(rows[0].Count, rows[0].Distinct().Count());
    }

    [Fact]
    public void RepTable_Values_AreTheReports()
    {
        var rows = Csv(stream => RepTable.Write(stream, _report));
        for (var rep = 0; rep < _report.Reps.Count; rep++)
        {
            double Number(string column) => double.Parse(rows[rep + 1][rows[0].IndexOf(column)], CultureInfo.InvariantCulture);
            Assert.Equal(_report.Reps[rep].Metrics["kneeFlexionDegrees"]!.Value.Left!.Value, Number("kneeFlexionDegrees_left"), 1e-4);
            Assert.Equal(_report.Reps[rep].Metrics["trunkLeanDegrees"]!.Value.Value!.Value, Number("trunkLeanDegrees"), 1e-4);
            Assert.Equal(_report.Reps[rep].BottomSeconds, Number("bottom_seconds"), 1e-4);
            Assert.Equal("", rows[rep + 1][rows[0].IndexOf("heelRiseRatio_left")]);
        }
    }

    /// <summary>Spreadsheets take "-0" for a text, or show a sign that means nothing.</summary>
    [Theory]
    [InlineData(-0.00001, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(-0.00006, "-0.0001")]
    [InlineData(-1.25, "-1.25")]
    public void RepTable_WhatRoundsToNothing_HasNoSign(double value, string expected)
    {
        var metrics = new Dictionary<string, MetricValue?> { ["trunkLeanDegrees"] = MetricValue.Of(value) };
        var row = Csv(stream => RepTable.Write(stream, _report with { Reps = [_report.Reps[0] with { Metrics = metrics }] }))[1];
        Assert.Equal(expected, row[RepTable.Columns().ToList().IndexOf("trunkLeanDegrees")]);
    }

    [Fact]
    public void RepTable_TextWithCommasQuotesAndLines_IsOneCell()
    {
        const string reason = "Legs, \"both\",\r\nare hidden.";
        var row = Csv(stream => RepTable.Write(stream, _report with { Reps = [_report.Reps[0] with { Reason = reason }] }))[1];
        Assert.Equal(reason, row[RepTable.Columns().ToList().IndexOf("reason")]);
    }

    [Fact]
    public void RepTable_InACommaCulture_StillHasPoints()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;
            var rows = Csv(stream => RepTable.Write(stream, _report));
            Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Catalogue_SidesOfTheDefinition_AreSidesOfTheValue()
    {
        var measured = Assert.Single(Measured.All(new SquatScript().Stand(1).Squat(120).Stand(0.5).Build()));
        foreach (var (name, value) in measured.Where(pair => pair.Value is not null))
        {
            Assert.Equal(MetricCatalogue.Named(name).HasSides, value!.Value.HasSides);
        }
    }

    [Fact]
    public void FrameTable_OneRowAFrame_WithRepPhaseAndAngles()
    {
        var rows = Csv(stream => FrameTable.Write(stream, _report, _joints));
        Assert.Equal(FrameTable.Columns, rows[0]);
        Assert.Equal(1 + _joints.FrameCount, rows.Count);
        var knee = rows[0].IndexOf("left_knee_flexion_degrees");
        var deepest = rows.Skip(1).MaxBy(row => double.Parse(row[knee], CultureInfo.InvariantCulture))!;
        Assert.Equal(110, double.Parse(deepest[knee], CultureInfo.InvariantCulture), 0.5);
        Assert.Equal("1", deepest[1]);
        Assert.Equal("bottom", deepest[2]);
        Assert.Equal(["", "standing"], rows[1].Skip(1).Take(2));
        Assert.Equal(["ascent", "bottom", "descent", "standing"], rows.Skip(1).Select(row => row[2]).Distinct().Order());
    }

    [Fact]
    public void FrameTable_UnknownJoint_EmptyCells()
    {
        var footless = Moved.Each(_joints, (_, joint, place) => joint == Joint.LeftAnkle ? new Position3D(double.NaN, 0, 0) : place);
        var rows = Csv(stream => FrameTable.Write(stream, _report, footless));
        Assert.Equal("", rows[1][rows[0].IndexOf("left_knee_flexion_degrees")]);
        Assert.NotEqual("", rows[1][rows[0].IndexOf("right_knee_flexion_degrees")]);
    }

    [Fact]
    public void ToHeight_LegsBecomeTheirShareOfTheHeight_AnglesStay()
    {
        var scaled = BodyScaling.ToHeight(_joints, 1.8);
        Assert.Equal(0.491 * 1.8, BodySignals.LegMetres(scaled), 1e-3);
        Assert.Equal(new Pose(_joints, 40).KneeFlexion(BodySide.Left).Degrees, new Pose(scaled, 40).KneeFlexion(BodySide.Left).Degrees, 0.01);
        Assert.Throws<ArgumentException>(() => BodyScaling.ToHeight(_joints, 0));
    }

    private static FormReport Report(JointSequence joints) =>
        Reports.OfJoints(joints, new FormAssessor(SetClassifier.Saying((Fault.Shallow, 0.9f))).Assess(joints, null), new ModelsUsed(null, null, null), TimeSpan.FromSeconds(1)).Report;

    /// <summary>A reader by the letter of RFC 4180.</summary>
    private static List<List<string>> Csv(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted)
            {
                if (letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else if (letter == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    cell.Append(letter);
                }
            }
            else if (letter == '"')
            {
                isQuoted = true;
            }
            else if (letter is ',' or '\r')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
            }
            else if (letter == '\n')
            {
                rows.Add([]);
            }
            else
            {
                cell.Append(letter);
            }
        }

        Assert.Empty(rows[^1]);
        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
