using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class GoalConfiguration : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("Goals");
        builder.Property(goal => goal.Metric).HasConversion<string>().HasMaxLength(24);
        builder.Property(goal => goal.SetBy).HasMaxLength(256);
        builder.Property(goal => goal.Exercise).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(goal => new { goal.AthleteId, goal.Metric, goal.Exercise }).IsUnique();
        // To SQLite no null equals another: the index above would let an athlete have two targets over all exercises.
        builder.HasIndex(goal => new { goal.AthleteId, goal.Metric }).IsUnique().HasFilter("\"Exercise\" IS NULL");
        builder.HasOne(goal => goal.Athlete).WithMany().HasForeignKey(goal => goal.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
