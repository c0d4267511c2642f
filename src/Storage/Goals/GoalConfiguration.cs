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
        builder.HasOne(goal => goal.Athlete).WithMany().HasForeignKey(goal => goal.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
