using System.ComponentModel.DataAnnotations;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A group, as a program makes or renames it.</summary>
internal sealed record GroupStart([property: Required, MaxLength(AthleteGroup.NameMaxLength)] string? Name);
