using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A target, as a program sets it.</summary>
internal sealed record GoalStart(
    [property: Required, Range(0, GoalBook.GreatestTarget), Description("In the unit of the metric: degrees, per cent, seconds, faults per rep, kilograms.")] double? Target,
    [property: Description("The day by which, 2026-12-31; none where it is left out.")] DateOnly? By = null,
    [property: OneOfEnum<Exercise>, Description("For one exercise; over all where it is left out.")] string? Exercise = null);
