. tests/cases/bad/register/enter.sh
cat >w.csv <<'END'
occupation,p10,p25,p50,p75,p90,source,year,url
guard,15,17,16,21,25,made up,2025,https://example.org
cook,15,17,18,21,x,made up,2025,https://example.org
clerk,15,,,,,made up,2025,https://example.org
driver,15,17,18,21,25,,twenty,https://example.org
,15,17,18,21,25,made up,2025,https://example.org
nurse,15,17,18,21,25,made up,2025,https://example.org
nurse,15,17,18,21,26,made up,2025,https://example.org
END
model
