using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SquatCoach.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class ExercisesAndCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Videos_AthleteId_UploadedAt",
                table: "Videos");

            migrationBuilder.DropIndex(
                name: "IX_Videos_DeletedAt",
                table: "Videos");

            migrationBuilder.DropIndex(
                name: "IX_Goals_AthleteId_Metric",
                table: "Goals");

            migrationBuilder.AddColumn<string>(
                name: "Exercise",
                table: "Videos",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "GoodRepCount",
                table: "Videos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RepCount",
                table: "Videos",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Exercise",
                table: "Goals",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE "Videos" SET "RepCount" = "Reports"."RepCount", "GoodRepCount" = "Reports"."GoodRepCount" FROM "Reports" WHERE "Reports"."VideoId" = "Videos"."Id"
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Videos_AthleteId_DeletedAt_UploadedAt_Exercise_RepCount_GoodRepCount",
                table: "Videos",
                columns: new[] { "AthleteId", "DeletedAt", "UploadedAt", "Exercise", "RepCount", "GoodRepCount" });

            migrationBuilder.CreateIndex(
                name: "IX_Videos_DeletedAt",
                table: "Videos",
                column: "DeletedAt",
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Goals_AthleteId_Metric",
                table: "Goals",
                columns: new[] { "AthleteId", "Metric" },
                unique: true,
                filter: "\"Exercise\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Goals_AthleteId_Metric_Exercise",
                table: "Goals",
                columns: new[] { "AthleteId", "Metric", "Exercise" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Videos_AthleteId_DeletedAt_UploadedAt_Exercise_RepCount_GoodRepCount",
                table: "Videos");

            migrationBuilder.DropIndex(
                name: "IX_Videos_DeletedAt",
                table: "Videos");

            migrationBuilder.DropIndex(
                name: "IX_Goals_AthleteId_Metric",
                table: "Goals");

            migrationBuilder.DropIndex(
                name: "IX_Goals_AthleteId_Metric_Exercise",
                table: "Goals");

            migrationBuilder.DropColumn(
                name: "Exercise",
                table: "Videos");

            migrationBuilder.DropColumn(
                name: "GoodRepCount",
                table: "Videos");

            migrationBuilder.DropColumn(
                name: "RepCount",
                table: "Videos");

            migrationBuilder.DropColumn(
                name: "Exercise",
                table: "Goals");

            migrationBuilder.CreateIndex(
                name: "IX_Videos_AthleteId_UploadedAt",
                table: "Videos",
                columns: new[] { "AthleteId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Videos_DeletedAt",
                table: "Videos",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Goals_AthleteId_Metric",
                table: "Goals",
                columns: new[] { "AthleteId", "Metric" },
                unique: true);
        }
    }
}
