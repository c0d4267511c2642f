using System.Text;
using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>Many recordings at once: the same as one by one, in batches, and only as far as asked for.</summary>
public sealed class ScoreTests
{
    [Fact]
    public void Score_SeveralRecordings_SameRepsAsOneByOne()
    {
        JointSequence[] recordings = [Set(3), Set(0), Set(5)];
        var network = SetClassifier.Saying((Fault.Shallow, 0.9f));
        var together = new FormAssessor(network).Score(recordings.Select((joints, index) => ($"r{index}", joints))).ToList();
        Assert.Equal(["r0", "r1", "r2"], together.Select(one => one.Name));
        foreach (var (one, joints) in together.Zip(recordings))
        {
            var alone = new FormAssessor(network).Assess(joints, null).Reps;
            Assert.Equal(alone.Select(rep => (rep.StartSeconds, rep.EndSeconds, rep.Verdict)), one.Reps.Select(rep => (rep.StartSeconds, rep.EndSeconds, rep.Verdict)));
            Assert.Equal(one.Reps.Count, one.Forms.Count);
        }
    }

    [Fact]
    public void Score_ManyRecordings_NetworkSeesBatchesAndFewAreReadAhead()
    {
        var network = SetClassifier.Saying();
        var (read, set) = (0, Set(5));
        IEnumerable<(string, JointSequence)> Recordings()
        {
            for (; read < 1000; read++)
            {
                yield return ("one", set);
            }
        }

        Assert.Equal(100, new FormAssessor(network).Score(Recordings()).Take(100).Sum(_ => 1));
        Assert.InRange(Volatile.Read(ref read), 99, 240);
        Assert.All(network.Batches, reps => Assert.InRange(reps, 60, 70));
    }

    [Fact]
    public void Write_ScoresOfTwoRecordings_OneRowARepInTheColumnsOrder()
    {
        using var stream = new MemoryStream();
        var written = ScoreTable.Write(stream, new FormAssessor(SetClassifier.Saying((Fault.Shallow, 0.25f))).Score([("a,b", Set(2)), ("c", Set(1))]));
        Assert.Equal((2, 3), written);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal(string.Join(',', ScoreTable.Columns()), lines[0]);
        Assert.StartsWith("\"a,b\",0,0,0,0,0.25,0,0,1,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("c,", lines[3], StringComparison.Ordinal);
    }

    private static JointSequence Set(int reps) => new SquatScript().Stand(1).Repeat(reps, script => script.Squat(120)).Stand(0.5).Build();
}
