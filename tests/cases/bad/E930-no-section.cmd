. tests/cases/bad/register/enter.sh
sed -i '/"register": {/,$d; s/evaluated_price"},$/evaluated_price"}}/' rules.json
model
