using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What comes with an upload besides its content: exactly one of athlete and new athlete.</summary>
internal sealed record UploadRequest(string FileName, long? AnnouncedBytes, Guid? AthleteId, string? NewAthlete)
{
    public const double MaxLoadKilograms = 1000;

    /// <summary>Staff say that the athlete agreed to the analysis.</summary>
    public bool IsConsentConfirmed { get; init; }

    /// <summary>Null where nobody said.</summary>
    public Exercise? Exercise { get; init; }

    /// <summary>What was lifted; nonsense counts as nothing said.</summary>
    public double? LoadKilograms { get => field is > 0 and <= MaxLoadKilograms ? field : null; init; }

    /// <summary>1…10; nonsense counts as nothing said.</summary>
    public double? Rpe { get => field is >= 1 and <= 10 ? field : null; init; }

    /// <exception cref="RefusedUpload">A value is missing or too long.</exception>
    public static UploadRequest From(string? fileName, long? announcedBytes, string? athlete, string? newAthlete)
    {
        var name = CleanName(fileName);
        if (!string.IsNullOrWhiteSpace(athlete))
        {
            return Guid.TryParse(athlete, out var id)
                ? new UploadRequest(name, announcedBytes, id, null)
                : throw new RefusedUpload(StatusCodes.Status400BadRequest, "Please choose an athlete.");
        }

        var typed = newAthlete?.Trim() ?? "";
        return typed.Length switch
        {
            0 => throw new RefusedUpload(StatusCodes.Status400BadRequest, "Please choose an athlete or name a new one."),
            > Athlete.NameMaxLength => throw new RefusedUpload(StatusCodes.Status400BadRequest, $"The athlete's name is too long; at most {Athlete.NameMaxLength} characters."),
            _ => new UploadRequest(name, announcedBytes, null, new string([.. typed.Where(letter => !char.IsControl(letter))])),
        };
    }

    /// <summary>The last part of the name, printable and not too long; it is shown, never used as a path.</summary>
    private static string CleanName(string? fileName)
    {
        var name = (fileName ?? "").Split('/', '\\')[^1];
        name = new string([.. name.Where(letter => !char.IsControl(letter))]).Trim();
        return name.Length switch
        {
            0 => "video",
            > Video.OriginalNameMaxLength => name[..Video.OriginalNameMaxLength],
            _ => name,
        };
    }
}
