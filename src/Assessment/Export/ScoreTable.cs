using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// The reps of many recordings as one table, written as they come: the recording, the network's probability of each fault and how strange the rep
/// looks to it (empty where it is not assessable), then the columns of <see cref="RepTable"/>.
/// </summary>
public static class ScoreTable
{
    /// <param name="target">Left open.</param>
    /// <param name="recordings">Enumerated once, row by row.</param>
    /// <returns>Recordings and reps written.</returns>
    public static (long Recordings, long Reps) Write(Stream target, IEnumerable<ScoredRecording> recordings)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(recordings);
        using var table = new CsvTable(target);
        foreach (var column in Columns())
        {
            table.Cell(column);
        }

        table.EndRow();
        var (count, reps) = (0L, 0L);
        foreach (var recording in recordings)
        {
            count++;
            for (var rep = 0; rep < recording.Reps.Count; rep++, reps++)
            {
                table.Cell(recording.Name);
                foreach (var fault in Enum.GetValues<Fault>())
                {
                    table.Cell(recording.Forms[rep][fault]);
                }

                table.Cell(recording.Forms[rep].IsAssessable ? recording.Forms[rep].Strangeness : null);
                RepTable.Write(table, recording.Reps[rep]);
                table.EndRow();
            }
        }

        return (count, reps);
    }

    public static IReadOnlyList<string> Columns() => ["recording", .. FieldNames.Faults.Select(fault => "network_" + fault), "network_strangeness", .. RepTable.Columns()];
}
